import { Button, NativeSelect, Switch } from '@mantine/core';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import type { LoadedThreatList } from '../../engine/embedded/threat-lists.ts';
import type { ThreatList } from '../../model/threats.ts';
import { useEngine } from '../../state/engine.tsx';
import { during, threatListRemoved } from '../../state/threat-lists.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { words } from './words.ts';

const weights = Array.from({ length: 10 }, (_, i) => String(10 - i));

/** Addresses of the open records that a list marks; null where that is not known. */
type Marks = number | null;

export function ListRow({ list, marks, chosen, onChosen }: { readonly list: LoadedThreatList; readonly marks: Marks; readonly chosen: boolean; readonly onChosen: () => void }) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const engine = useEngine();
  return (
    <tr className={[chosen ? 'selected' : '', list.on ? '' : 'off'].join(' ').trim() || undefined}>
      <td><Use list={list} name={list.name} /></td>
      <td>
        <button type="button" className="link cut" aria-expanded={chosen} onClick={onChosen}>{list.name}</button>
        <span className="small tertiary cut">{[w[list.form], list.title].filter((part) => part !== null).join(' · ')}</span>
      </td>
      <td className="threat-lists-day">{list.date ?? <span className="tertiary">–</span>}</td>
      <td className="end">{formatExact(list.entries)}</td>
      <MarksCell list={list} marks={marks} />
      <td className={list.skipped > 0 ? 'end warn' : 'end tertiary'}>{formatExact(list.skipped)}</td>
      <td>
        <NativeSelect
          aria-label={w.weightOf(list.name)} data={weights} value={String(list.weight)} size="xs"
          onChange={(event) => void during(() => engine.threatLists.change(list.id, { weight: Number(event.currentTarget.value) }))}
        />
      </td>
      <td className="threat-lists-day tertiary">{formatTime(list.loadedAt, zone, 'minute')}</td>
      <td className="end"><Button size="xs" aria-label={w.removeOf(list.name)} onClick={() => void threatListRemoved(engine, list)}>{w.remove}</Button></td>
    </tr>
  );
}

/** What the demo came with: it can be switched off, and goes with the demo. */
export function DemoRow({ list, marks }: { readonly list: ThreatList; readonly marks: Marks }) {
  const w = usePartWords(words);
  return (
    <tr className={list.on ? undefined : 'off'}>
      <td><Use list={list} name={w.demo} /></td>
      <td><span>{w.demo}</span><span className="small tertiary cut" title={w.demoAbout}>{w.demoAbout}</span></td>
      <td className="threat-lists-day tertiary">–</td>
      <td className="end">{formatExact(list.entries)}</td>
      <MarksCell list={list} marks={marks} />
      <td className="end tertiary">0</td>
      <td className="tertiary">{formatExact(list.weight)}</td>
      <td className="threat-lists-day tertiary">–</td>
      <td>{''}</td>
    </tr>
  );
}

function MarksCell({ list, marks }: { readonly list: ThreatList; readonly marks: Marks }) {
  return <td className={list.on && marks !== null && marks > 0 ? 'end' : 'end tertiary'}>{list.on && marks !== null ? formatExact(marks) : '–'}</td>;
}

function Use({ list, name }: { readonly list: ThreatList; readonly name: string }) {
  const w = usePartWords(words);
  const engine = useEngine();
  return <Switch size="xs" aria-label={w.use(name)} checked={list.on} onChange={(event) => void during(() => engine.threatLists.change(list.id, { on: event.currentTarget.checked }))} />;
}
