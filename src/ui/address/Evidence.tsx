import type { ThreatHit } from '../../model/threats.ts';
import { usePartWords } from '../reader.tsx';
import { addressWords } from './words.ts';
import './address.css';

interface EvidenceProps {
  readonly hits: readonly ThreatHit[];
  /** Names of lists by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Which list and which line name an address, with the line as it stands there. */
export function Evidence({ hits, names }: EvidenceProps) {
  const w = usePartWords(addressWords);
  return (
    // No list: it stands in a menu, too, which holds no other roles.
    <div className="evidence small">
      {hits.map(({ list, line, text, block, note }) => (
        <div key={`${list} ${line} ${block}`}>
          <span>{list === 'demo' ? w.demoHit : w.hit(names.get(list) ?? list, line)}</span>
          <code className="mono cut" title={text}>{text}</code>
          {note !== null && !text.includes(note) && <span className="tertiary cut">{note}</span>}
        </div>
      ))}
    </div>
  );
}
