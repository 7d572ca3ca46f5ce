import { formatTime } from '../../base/format/time.ts';
import { detectors } from '../../catalog/findings/detectors.ts';
import { findingKinds } from '../../catalog/findings/finding.ts';
import type { Silenced } from '../../state/silenced.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { findingWords } from './words.ts';

interface SilencedProps {
  readonly silenced: readonly Silenced[];
  /** Keys of the findings that are here, silenced or not. */
  readonly here: ReadonlySet<string>;
  readonly onWake: (one: Silenced) => void;
}

/** What the reader silenced for this source, why, and since when. */
export function SilencedTable({ silenced, here, onWake }: SilencedProps) {
  const words = usePartWords(findingWords);
  const { zone } = useReader();
  if (silenced.length === 0) return <p className="small tertiary findings-note">{words.silencedNone}</p>;
  return (
    <table className="list silenced-list">
      <thead>
        <tr><th scope="col">{words.what}</th><th scope="col">{words.reasonHead}</th><th scope="col" className="wide-only">{words.here}</th><th scope="col" className="wide-only">{words.since}</th><th scope="col"><span className="unseen">{words.deeds}</span></th></tr>
      </thead>
      <tbody>
        {silenced.map((one) => <SilencedRow key={one.id} one={one} isHere={here.has(one.finding)} since={formatTime(one.since, zone, 'minute')} onWake={onWake} />)}
      </tbody>
    </table>
  );
}

function SilencedRow({ one, isHere, since, onWake }: { readonly one: Silenced; readonly isHere: boolean; readonly since: string; readonly onWake: (one: Silenced) => void }) {
  const words = usePartWords(findingWords);
  const { language } = useReader();
  const [kind = '', source = '*', target = '*', port = '*'] = one.finding.split(' ');
  const known = findingKinds.find((name) => name === kind);
  const what = `${known === undefined ? kind : detectors[known].name[language]} ${source} → ${target}${port === '*' ? '' : `:${port}`}`;
  return (
    <tr>
      <td title={what}>{what}</td>
      <td className={one.reason === '' ? 'tertiary' : undefined} title={one.reason}>{one.reason === '' ? words.noReason : one.reason}</td>
      <td className="secondary wide-only">{isHere ? words.isHere : words.isNotHere}</td>
      <td className="secondary wide-only">{since}</td>
      <td className="end"><button type="button" className="link" aria-label={words.wakeNamed(what)} onClick={() => onWake(one)}>{words.wake}</button></td>
    </tr>
  );
}
