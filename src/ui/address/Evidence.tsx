import { sourceListId, type ThreatException, type ThreatHit } from '../../model/threats.ts';
import { usePartWords } from '../reader.tsx';
import { ExceptedBy } from './ExceptedBy.tsx';
import { addressWords } from './words.ts';
import './address.css';

interface EvidenceProps {
  readonly address: string;
  readonly hits: readonly ThreatHit[];
  /** Names of lists by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly exceptions: readonly ThreatException[];
}

/** Which list and which line name an address, with the line as it stands there. */
export function Evidence({ address, hits, names, exceptions }: EvidenceProps) {
  const w = usePartWords(addressWords);
  return (
    // No list: it stands in a menu, too, which holds no other roles.
    <div className="evidence small">
      {hits.map(({ list, line, text, block, note, exception }) => (
        <div key={`${list} ${line} ${block}`} className={exception === null ? undefined : 'is-excepted'}>
          <span>{list === sourceListId ? w.demoHit : w.hit(names.get(list) ?? list, line)}</span>
          <code className="mono cut" title={text}>{text}</code>
          {note !== null && !text.includes(note) && <span className="tertiary cut">{note}</span>}
          <ExceptedBy address={address} exception={exception} exceptions={exceptions} />
        </div>
      ))}
    </div>
  );
}
