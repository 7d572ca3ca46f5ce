import { useEffect, useRef } from 'react';
import { catalog } from '../../base/words.ts';
import { usePartWords } from '../reader.tsx';
import type { Gesture } from './gesture.ts';
import type { HeldMark } from './HeldMenu.tsx';
import './pick-menu.css';

const menuWords = catalog({
  menu: { en: (name: string) => `Filter by ${name}`, zh: (name: string) => `按 ${name} 筛选` },
  include: { en: 'Only this', zh: '只看此项' },
  exclude: { en: 'Without this', zh: '排除此项' },
  add: { en: 'This too', zh: '追加此项' },
});

const gestures = ['include', 'exclude', 'add'] as const satisfies readonly Gesture[];
/** As wide as the style says. */
const menuWidth = 184;

/** What Alt and Shift are for a mouse, for a finger: a menu at the mark that it held. */
export function PickMenu({ mark, width, onClose }: { readonly mark: HeldMark; readonly width: number; readonly onClose: () => void }) {
  const words = usePartWords(menuWords);
  const box = useRef<HTMLDivElement>(null);
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
  return (
    <div
      ref={box} role="menu" tabIndex={-1} className="pick-menu" aria-label={words.menu(mark.name)} style={{ left: Math.max(0, Math.min(mark.at.x - menuWidth / 2, width - menuWidth)), top: mark.at.y + 8 }}
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
    </div>
  );
}
