import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Place } from '../../model/dashboard.ts';
import type { Direction } from '../../model/grid.ts';
import { titleIn, type Panel } from '../../model/panel.ts';
import { NameInput } from '../../ui/NameInput.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { savedWords } from './saved-words.ts';

/** Pixels from where the pointer went down; `ended` when it was let go. */
export interface Drag {
  readonly panel: string;
  readonly kind: 'move' | 'resize';
  readonly dx: number;
  readonly dy: number;
  readonly ended: boolean;
}

interface EditCoverProps {
  readonly panel: Panel;
  readonly place: Place;
  readonly onDrag: (drag: Drag) => void;
  readonly onKey: (panel: string, way: Direction, resizing: boolean) => void;
  readonly onRename: (panel: string, name: string) => void;
  readonly onRemove: (panel: string) => void;
}

const ways: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Over a panel while the dashboard is arranged: it takes the pointer and the keys, and says where the panel stands. */
export function EditCover({ panel, place, onDrag, onKey, onRename, onRemove }: EditCoverProps) {
  const words = usePartWords(savedWords);
  const { language } = useReader();
  const [renaming, setRenaming] = useState(false);
  const from = useRef<{ readonly x: number; readonly y: number; readonly kind: Drag['kind'] } | null>(null);
  const title = titleIn(panel.title, language);
  const down = (kind: Drag['kind']) => (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || (event.target instanceof HTMLElement && event.target.closest('button, input') !== null && kind === 'move' && event.target.closest('.edit-grip') === null)) return;
    event.stopPropagation();
    from.current = { x: event.clientX, y: event.clientY, kind };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const moved = (ended: boolean) => (event: PointerEvent<HTMLElement>): void => {
    const began = from.current;
    if (!began) return;
    event.stopPropagation();
    if (ended) from.current = null;
    onDrag({ panel: panel.id, kind: began.kind, dx: event.clientX - began.x, dy: event.clientY - began.y, ended });
  };
  const cancelled = (): void => {
    if (from.current) onDrag({ panel: panel.id, kind: from.current.kind, dx: 0, dy: 0, ended: true });
    from.current = null;
  };
  const keyed = (event: KeyboardEvent): void => {
    const way = ways[event.key];
    if (way !== undefined) onKey(panel.id, way, event.shiftKey);
    else if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete') onRemove(panel.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the grip inside does the same by key
    <div className="edit-cover" onPointerDown={down('move')} onPointerMove={moved(false)} onPointerUp={moved(true)} onPointerCancel={cancelled}>
      <div className="edit-bar">
        {renaming ? (
          <NameInput
            name={title} label={words.newName} onDone={(name) => {
              if (name !== null) onRename(panel.id, name);
              setRenaming(false);
            }}
          />
        ) : (
          <button type="button" className="edit-grip cut" aria-label={words.grip(title, place.x + 1, place.y + 1, place.w, place.h)} aria-keyshortcuts="ArrowLeft Shift+ArrowRight F2 Delete" title={words.editHelp} onKeyDown={keyed}>{title}</button>
        )}
        <button type="button" className="link small" aria-label={words.renameNamed(title)} onClick={() => setRenaming(true)}>{words.rename}</button>
        <button type="button" className="link danger small" aria-label={words.removeNamed(title)} onClick={() => onRemove(panel.id)}>{words.remove}</button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the grip resizes by key */}
      <div className="edit-corner" title={words.corner} onPointerDown={down('resize')} onPointerMove={moved(false)} onPointerUp={moved(true)} onPointerCancel={cancelled} />
    </div>
  );
}
