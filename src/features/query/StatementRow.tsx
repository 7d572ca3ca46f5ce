import { ActionIcon, Button, Menu } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { formatMilliseconds } from '../../base/format/time.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { SaveButton } from './SaveButton.tsx';
import { folded } from './statement-text.ts';
import { words } from './words.ts';

interface StatementRowProps {
  readonly text: string;
  /** The tab that is shown uses the search half alone. */
  readonly isFolded: boolean;
  readonly editor: ReactNode;
  readonly asking: boolean;
  /** What takes the time, where it is known: the engine is being loaded. */
  readonly stage: string | null;
  readonly milliseconds: number | null;
  readonly savedName: string | null;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onUnfold: () => void;
  readonly onSave: (name: string) => void;
  readonly deeds: readonly { readonly name: string; readonly onClick: () => void }[];
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
/** An answer that comes sooner should not make the button change under the pointer. */
const stopFromMs = 300;

/** The statement with what can be done with it. On tabs that use the search half alone it is folded to that, one click away. */
export function StatementRow({ text, isFolded, editor, asking, stage, milliseconds, savedName, onRun, onStop, onUnfold, onSave, deeds }: StatementRowProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const isLong = useLasting(asking, stopFromMs);
  const fold = isFolded ? folded(text) : null;
  return (
    <div className={fold === null ? 'query-editor-row' : 'query-editor-row folded'}>
      {fold === null ? <div className="query-editor">{editor}</div> : (
        <button type="button" className="query-folded" aria-label={w.unfold} title={w.unfold} onClick={onUnfold}>
          <code className="mono">{fold.shown}</code>
          <span className="small tertiary">{w.leftOut(fold.leftOut)}</span>
        </button>
      )}
      <div className="query-deeds">
        {isLong ? <Button fullWidth onClick={onStop}>{w.stop}</Button> : (
          <Button variant="filled" fullWidth justify="space-between" title={w.runHelp} aria-keyshortcuts={isApple ? 'Meta+Enter' : 'Control+Enter'} onClick={onRun} rightSection={<span className="query-run-key mono" aria-hidden="true">{isApple ? w.runKeyApple : w.runKey}</span>}>
            {w.run}
          </Button>
        )}
        <div className="row query-deeds-more">
          <SaveButton savedName={savedName} onSave={onSave} />
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon variant="default" aria-label={w.more} title={w.more}><Icon name="more" /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {deeds.map(({ name, onClick }) => <Menu.Item key={name} onClick={onClick}>{name}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        </div>
        <output className="small tertiary query-last-run">{isLong ? (stage ?? w.asking) : milliseconds === null ? '' : w.lastRun(formatMilliseconds(milliseconds, language))}</output>
      </div>
    </div>
  );
}

/** True once something has gone on for a while. */
function useLasting(isOn: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [isOn, milliseconds]);
  return isOn && lasting;
}
