import { memo, useEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '../icons.tsx';
import { LateMenu } from '../menu/LateMenu.tsx';
import { usePartWords } from '../reader.tsx';
import { panelWords } from './words.ts';

/** What a panel's body shows: its picture, its statement, or its numbers. */
export type Face = 'picture' | 'statement' | 'table';

export type SaveKind = 'png' | 'svg' | 'csv' | 'json' | 'copyCsv' | 'copyJson';

interface PanelActionsProps {
  readonly title: string;
  readonly face: Face;
  readonly onFace: (face: Face) => void;
  /** Null while there is no answer to save. */
  readonly saves: readonly SaveKind[] | null;
  readonly onSave: (kind: SaveKind) => void;
  readonly saving: boolean;
  readonly onSaving: (open: boolean) => void;
  readonly maximised: boolean;
  readonly onMaximise: () => void;
  readonly onOpenQuery: () => void;
}

const names = { png: 'savePng', svg: 'saveSvg', csv: 'saveCsv', json: 'saveJson', copyCsv: 'copyCsv', copyJson: 'copyJson' } as const;

/**
 * The ruled box at the right of a panel's header, seen on hover, on focus inside, and always on touch. In a narrow window all is
 * under ⋯. A panel renders with every change of the view, and its two menus are the dearest part of it: they render only when
 * something that they show has changed, whatever new functions the panel hands down.
 */
export function PanelActions({ onFace, onSave, onSaving, onMaximise, onOpenQuery, ...shown }: PanelActionsProps) {
  const deeds = { onFace, onSave, onSaving, onMaximise, onOpenQuery };
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const [steady] = useState<Deeds>(() => ({
    onFace: (face) => latest.current.onFace(face),
    onSave: (kind) => latest.current.onSave(kind),
    onSaving: (open) => latest.current.onSaving(open),
    onMaximise: () => latest.current.onMaximise(),
    onOpenQuery: () => latest.current.onOpenQuery(),
  }));
  return <Actions {...shown} {...steady} />;
}

type Deeds = Pick<PanelActionsProps, 'onFace' | 'onSave' | 'onSaving' | 'onMaximise' | 'onOpenQuery'>;

const Actions = memo(ActionBox, (before, after) =>
  before.title === after.title && before.face === after.face && before.saving === after.saving && before.maximised === after.maximised &&
  before.saves?.join() === after.saves?.join());

function ActionBox({ title, face, onFace, saves, onSave, saving, onSaving, maximised, onMaximise, onOpenQuery }: PanelActionsProps) {
  const words = usePartWords(panelWords);
  const turn = (to: Face): void => onFace(face === to ? 'picture' : to);
  return (
    <div className="panel-actions" role="toolbar" aria-label={words.actions(title)}>
      <Action icon="question" name={face === 'statement' ? words.picture : words.statement} keyName="?" pressed={face === 'statement'} onClick={() => turn('statement')} />
      <Action icon="table" name={face === 'table' ? words.picture : words.table} keyName="T" pressed={face === 'table'} onClick={() => turn('table')} />
      <LateMenu opened={saving} onOpened={onSaving} position="bottom-end" target={(button) => <Action icon="save" name={words.save} keyName="S" disabled={saves === null} {...button} />}>
        {({ Item }) => (saves ?? []).map((kind) => <Item key={kind} onClick={() => onSave(kind)}>{words[names[kind]]}</Item>)}
      </LateMenu>
      <LateMenu position="bottom-end" target={(button) => <Action icon="more" name={words.more} className="panel-more" {...button} />}>
        {({ Item, Divider }) => (
          <>
            <Item onClick={() => turn('statement')}>{face === 'statement' ? words.picture : words.statement}</Item>
            <Item onClick={() => turn('table')}>{face === 'table' ? words.picture : words.table}</Item>
            <Item onClick={onMaximise}>{maximised ? words.restore : words.maximise}</Item>
            <Item onClick={onOpenQuery}>{words.openQuery}</Item>
            <Divider />
            {(saves ?? []).map((kind) => <Item key={kind} onClick={() => onSave(kind)}>{words[names[kind]]}</Item>)}
          </>
        )}
      </LateMenu>
      <Action icon={maximised ? 'minimise' : 'maximise'} name={maximised ? words.restore : words.maximise} keyName="M" pressed={maximised} onClick={onMaximise} />
    </div>
  );
}

interface ActionProps extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  readonly name: string;
  readonly keyName?: string;
  readonly pressed?: boolean;
  readonly ref?: React.Ref<HTMLButtonElement>;
}

function Action({ icon, name, keyName, pressed, ref, className, ...rest }: ActionProps) {
  const words = usePartWords(panelWords);
  return (
    <button ref={ref} type="button" className={`panel-action ${className ?? ''}`} tabIndex={-1} data-inside="" aria-label={name} title={keyName === undefined ? name : words.withKey(name, keyName)} aria-pressed={pressed} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
