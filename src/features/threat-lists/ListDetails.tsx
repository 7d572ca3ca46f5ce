import { TextInput } from '@mantine/core';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import type { LoadedThreatList } from '../../engine/embedded/threat-lists.ts';
import { plainListName } from '../../model/threats.ts';
import { useEngine } from '../../state/engine.tsx';
import { during } from '../../state/threat-lists.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** One list closely: its name to be changed, what it says of itself, and what was left out of it with line and reason. */
export function ListDetails({ list, onClose }: { readonly list: LoadedThreatList; readonly onClose: () => void }) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const engine = useEngine();
  const rename = (input: HTMLInputElement): void => {
    const plain = plainListName(input.value);
    if (plain === '' || plain === list.name) input.value = list.name;
    else void during(() => engine.threatLists.change(list.id, { name: plain }));
  };
  return (
    <section className="threat-lists-form" aria-label={list.name}>
      <div className="row">
        <h2 className="part grow cut">{list.name}</h2>
        <button type="button" className="plain-icon" aria-label={w.close} onClick={onClose}><Icon name="close" /></button>
      </div>
      <TextInput
        key={list.id + list.name} label={w.rename} defaultValue={list.name} onBlur={(event) => rename(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename(event.currentTarget);
        }}
      />
      <dl className="threat-lists-facts">
        <dt>{w.form}</dt>
        <dd>{w[list.form]}</dd>
        {list.title !== null && <><dt>{w.ownTitle}</dt><dd>{list.title}</dd></>}
        {list.date !== null && <><dt>{w.day}</dt><dd>{list.date}</dd></>}
        <dt>{w.loaded}</dt>
        <dd>{formatTime(list.loadedAt, zone, 'full')}</dd>
        <dt>{w.entries}</dt>
        <dd>{formatExact(list.entries)}</dd>
        {list.repeated > 0 && <><dt>{w.repeated}</dt><dd>{formatExact(list.repeated)}</dd></>}
      </dl>
      {list.skipped > 0 && (
        <>
          <h3 className="ruled">{w.skippedTitle(list.faults.length, list.skipped)}</h3>
          <ol className="threat-lists-faults small">
            {list.faults.map(({ line, text, reason }, i) => (
              // Several of one line may be left out for one reason.
              // oxlint-disable-next-line react/no-array-index-key -- as said above
              <li key={i}><span className="tertiary">{w.line(line)} · {w[reason]}</span><code className="mono cut" title={text}>{text}</code></li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
