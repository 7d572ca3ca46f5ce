import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { clamp } from '../../base/clamp.ts';
import { catalog } from '../../base/words.ts';
import { addressesOf } from '../address/address-at.ts';
import { askAddressMenuAt } from '../address/ask-menu.ts';
import { usePartWords } from '../reader.tsx';
import type { Gesture } from './gesture.ts';
import type { HeldMark } from './HeldMenu.tsx';
import './pick-menu.css';

const menuWords = catalog({
  menu: { en: (name: string) => `Filter by ${name}`, zh: (name: string) => `按 ${name} 筛选` },
  include: { en: 'Only this', zh: '只看此项' },
  exclude: { en: 'Without this', zh: '排除此项' },
  add: { en: 'This too', zh: '追加此项' },
  address: { en: 'Address…', zh: '地址…' },
  addresses: { en: 'Addresses…', zh: '地址…' },
});

const gestures = ['include', 'exclude', 'add'] as const satisfies readonly Gesture[];
/** As wide as the style says, and as high: the name, and rows for fingers. */
const menuWidth = 184;
const heightOf = (rows: number): number => 34 + 40 * rows;

/** What Alt and Shift are for a mouse, for a finger: a menu at the mark that it held. */
export function PickMenu({ mark, width, onClose }: { readonly mark: HeldMark; readonly width: number; readonly onClose: () => void }) {
  const words = usePartWords(menuWords);
  const box = useRef<HTMLDivElement>(null);
  const addresses = addressesOf((mark.values ?? []).join(' '));
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) onClose();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [onClose]);
  const turned = (by: number): void => {
    const all = [...(box.current?.querySelectorAll('button') ?? [])];
    all[(all.findIndex((one) => one === document.activeElement) + by + all.length) % all.length]?.focus();
  };
  const { x, y } = mark.at;
  const isInWindow = mark.isInWindow === true;
  const left = clamp(x - menuWidth / 2, 0, (isInWindow ? innerWidth : width) - menuWidth);
  const top = isInWindow ? clamp(y + 8, 0, innerHeight - heightOf(gestures.length + (addresses.length > 0 ? 1 : 0))) : y + 8;
  const menu = (
    <div
      ref={box} role="menu" tabIndex={-1} className={isInWindow ? 'pick-menu in-window' : 'pick-menu'} aria-label={words.menu(mark.name)} style={{ left, top }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else if (event.key === 'ArrowDown') turned(1);
        else if (event.key === 'ArrowUp') turned(-1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className="pick-menu-name cut">{mark.name}</div>
      {gestures.map((gesture) => (
        <button
          key={gesture} type="button" role="menuitem" tabIndex={-1}
          onClick={() => {
            onClose();
            mark.pick(gesture);
          }}
        >
          {words[gesture]}
        </button>
      ))}
      {addresses.length === 0 ? null : (
        <button
          type="button" role="menuitem" tabIndex={-1}
          onClick={() => {
            const at = box.current?.getBoundingClientRect();
            onClose();
            askAddressMenuAt({ addresses, x: at?.left ?? 0, y: at?.top ?? 0 });
          }}
        >
          {addresses.length === 1 ? words.address : words.addresses}
        </button>
      )}
    </div>
  );
  // A list that scrolls would cut it off.
  return isInWindow ? createPortal(menu, document.body) : menu;
}
