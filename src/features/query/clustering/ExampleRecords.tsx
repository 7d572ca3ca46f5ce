import { absent } from '../../../base/format/number.ts';
import { formatTime } from '../../../base/format/time.ts';
import type { ExampleRecord } from '../../../model/clusters.ts';
import { protocolName, serviceOf, tcpFlagNames } from '../../../model/ports.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { Verdict } from './PatternName.tsx';
import { clusteringWords } from './words.ts';

/** Records of the pattern that is open, in place beneath it. */
export function ExampleRecords({ records, withDate }: { readonly records: readonly ExampleRecord[]; readonly withDate: boolean }) {
  const w = usePartWords(clusteringWords);
  const { zone } = useReader();
  return (
    <table className="pattern-examples" aria-label={w.examples}>
      <tbody>
        {records.map((record, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- examples have no identity but their place
          <tr key={i}>
            <td className="secondary">{formatTime(record.time, zone, withDate ? 'moment' : 'second')}</td>
            <td className="mono">{record.source ?? absent}</td>
            <td className="mono end secondary">{record.sourcePort ?? ''}</td>
            <td className="tertiary" aria-hidden="true">→</td>
            <td className="mono">{record.destination ?? absent}</td>
            <td className="wide-only">
              <span className="mono">{record.destinationPort ?? ''}</span>
              <span className="secondary">{` ${noteOf(record)}`}</span>
            </td>
            <td><Verdict verdict={record.action} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function noteOf({ destinationPort, protocol, flags }: ExampleRecord): string {
  const parts = [destinationPort === null ? '' : (serviceOf(destinationPort) ?? ''), protocol === null ? '' : (protocolName(protocol) ?? String(protocol)), flags === null ? '' : tcpFlagNames(flags).join(' ')];
  return parts.filter((part) => part !== '').join(' ');
}
