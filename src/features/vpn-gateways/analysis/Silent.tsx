import { formatTime } from '../../../base/format/time.ts';
import { formatBytes } from '../../../base/format/volume.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { Host } from './Pairs.tsx';
import type { Silence } from './pairs.ts';
import { words } from './words.ts';

interface SilentProps {
  readonly vpcName: string;
  readonly silence: Silence | null;
  /** Unix seconds up to which it was looked. */
  readonly until: number;
  readonly names: ReadonlyMap<string, string>;
}

/** Most rows; who is silent for longer is history. */
const most = 8;

/** Hosts of the VPC that used the gateway and have not been heard for a quarter of an hour. */
export function Silent({ vpcName, silence, until, names }: SilentProps) {
  const w = usePartWords(words);
  const { units, zone } = useReader();
  if (silence === null) return <section className="panel vpn-silent" />;
  const { silent, hosts } = silence;
  return (
    <section className="panel vpn-silent" aria-labelledby="vpn-silent">
      <div className="panel-head">
        <h3 id="vpn-silent">{w.silent}</h3>
        <span className="panel-unit">{hosts === 0 ? '' : w.silentOf(silent.length, hosts, vpcName)}</span>
      </div>
      {silent.length === 0 ? <p className="small secondary vpn-note">{hosts === 0 ? w.noHosts(vpcName) : w.noneSilent(hosts, formatTime(until, zone, 'minute'))}</p> : (
        <table className="rank vpn-silent-table">
          <caption className="unseen">{w.silent}</caption>
          <thead>
            <tr>
              <th scope="col">{w.host}</th>
              <th scope="col">{w.lastPeer}</th>
              <th scope="col" className="end sorted" aria-sort="descending">{w.lastRecord} ↓</th>
              <th scope="col" className="end">{w.bytesBefore}</th>
            </tr>
          </thead>
          <tbody>
            {silent.slice(0, most).map(({ host, peer, last, bytes }) => (
              <tr key={host}>
                <td><Host address={host} names={names} /></td>
                <td><Host address={peer} names={names} /></td>
                <td className="end">{formatTime(last, zone, formatTime(last, zone, 'day') === formatTime(until, zone, 'day') ? 'second' : 'minute')}</td>
                <td className="end">{formatBytes(bytes, units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
