import { useEffect, useRef, useState } from 'react';
import { lazyPart } from '../../state/lazy-part.tsx';
import { addressesAt, focusedElement, type AddressesAt } from '../../ui/address/address-at.ts';
import { addressMenuAsked, type AddressMenuAsked } from '../../ui/address/ask-menu.ts';
import { withinWindow } from '../../ui/address/within-window.ts';
import { addressWords } from '../../ui/address/words.ts';
import { Icon } from '../../ui/icons.tsx';
import { isTyping } from '../../ui/range/RangeControl.tsx';
import { usePartWords } from '../../ui/reader.tsx';

const AddressMenu = lazyPart(async () => (await import('../../features/addresses/AddressMenu.tsx')).AddressMenu);

/**
 * The menu on any address: by the right button, by the menu key, Shift F10 or `I` where the focus is, and by a button beside an
 * address that was touched. Where no address is written, and where text is selected to be copied, the browser's own menu comes.
 */
export function AddressMenus() {
  const w = usePartWords(addressWords);
  const [opened, setOpened] = useState<AddressMenuAsked | null>(null);
  const [touched, setTouched] = useState<AddressesAt | null>(null);
  const back = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const open = (at: AddressesAt | null, place?: { readonly x: number; readonly y: number }): boolean => {
      if (!at) return false;
      const box = at.element.getBoundingClientRect();
      back.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setTouched(null);
      setOpened({ addresses: at.addresses, ...(place ?? { x: box.left, y: box.bottom }) });
      return true;
    };
    const onMenu = (event: MouseEvent): void => {
      if (event.shiftKey || getSelection()?.isCollapsed === false) return;
      if (open(addressesAt(event.target), { x: event.clientX, y: event.clientY })) event.preventDefault();
    };
    const onKey = (event: KeyboardEvent): void => {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      const isLetter = event.key.toLowerCase() === 'i' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if ((!isMenuKey && !isLetter) || isTyping(event.target) || document.activeElement?.closest('[role="menu"]')) return;
      if (!open(addressesAt(focusedElement()))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onUp = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') setTouched(event.target instanceof Element && event.target.closest('.address-more') ? null : addressesAt(event.target));
    };
    const onAsked = (event: Event): void => {
      if (!(event instanceof CustomEvent)) return;
      back.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setTouched(null);
      // The event of this name is made in one place only, with what is wanted here.
      setOpened(event.detail as AddressMenuAsked);
    };
    addEventListener(addressMenuAsked, onAsked);
    addEventListener('contextmenu', onMenu);
    addEventListener('keydown', onKey, { capture: true });
    addEventListener('pointerup', onUp);
    return () => {
      removeEventListener(addressMenuAsked, onAsked);
      removeEventListener('contextmenu', onMenu);
      removeEventListener('keydown', onKey, { capture: true });
      removeEventListener('pointerup', onUp);
    };
  }, []);
  const close = (): void => {
    setOpened(null);
    back.current?.focus({ preventScroll: true });
  };
  const box = touched?.element.isConnected === true ? touched.element.getBoundingClientRect() : null;
  return (
    <>
      {touched && box && (
        <button
          type="button" className="address-more" aria-label={w.more} style={{ left: Math.min(innerWidth - 48, box.right + 4), top: Math.max(4, box.top + box.height / 2 - 20) }}
          onClick={() => {
            setTouched(null);
            setOpened({ addresses: touched.addresses, x: Math.min(box.left, innerWidth - 310), y: box.bottom });
          }}
        >
          <Icon name="more" />
        </button>
      )}
      {opened && <AddressMenu key={`${opened.addresses.join(' ')} ${opened.x} ${opened.y}`} addresses={opened.addresses} x={withinWindow(opened.x, innerWidth)} y={withinWindow(opened.y, innerHeight)} onClose={close} />}
    </>
  );
}
