import { useState } from 'react';
import { absent, formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import { formatTime } from '../../../base/format/time.ts';
import { formatBytes } from '../../../base/format/volume.ts';
import type { VpnGateway } from '../../../model/cloud/network.ts';
import { useViewActions } from '../../../state/view.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { nameOf } from '../texts.ts';
import { topExchange, type HostPair, type HostPairs, type Silence } from './pairs.ts';
import { words } from './words.ts';

interface PairsProps {
  readonly gateway: VpnGateway;
  /** Null until the first answer. */
  readonly pairs: HostPairs | null;
  readonly again: boolean;
  readonly silence: Silence | null;
  readonly names: ReadonlyMap<string, string>;
}

/** Rows before the reader asks for all, and most that are drawn then. */
const few = 7;
const most = 500;

/** From this share of refused records on it stands out. */
const loudReject = 0.05;

/** Who talks with whom through the gateway, a row for each direction. An address is a button: only what it takes part in. */
export function Pairs({ gateway, pairs, again, silence, names }: PairsProps) {
  const w = usePartWords(words);
  const { units, zone } = useReader();
  const [isAll, setAll] = useState(false);
  const rows = pairs?.rows.slice(0, isAll ? most : few) ?? [];
  const rest = pairs === null ? [] : pairs.rows.slice(rows.length);
  const all = pairs === null ? 0 : pairs.rows.length + pairs.left;
  const top = pairs === null ? null : topExchange(pairs);
  const [longest] = silence?.silent ?? [];
  const said = pairs === null || top === null ? '' : `${w.exchange(...top.hosts, formatShare(top.bytes / pairs.bytes), formatBytes(pairs.bytes, units))}${longest === undefined ? '' : w.silentSince(names.get(longest.host) ?? longest.host, formatTime(longest.last, zone, 'clock'))}`;
  return (
    <section className="panel vpn-pairs" aria-labelledby="vpn-pairs">
      <div className="panel-head">
        <h3 id="vpn-pairs">{w.pairs(nameOf(gateway))}</h3>
        <span className="panel-unit">{pairs === null ? '' : w.shown(rows.length, formatExact(all))}</span>
      </div>
      <div className="panel-finding" title={said}>{said === '' ? '\u00a0' : said}</div>
      <table className={again ? 'rank vpn-pair-table again' : 'rank vpn-pair-table'}>
        <caption className="unseen">{w.pairs(nameOf(gateway))}</caption>
        <thead>
          <tr>
            <th scope="col">{w.source}</th>
            <th scope="col">{w.destination}</th>
            <th scope="col" className="vpn-pair-direction">{w.direction}</th>
            <th scope="col" className="end sorted vpn-pair-bytes" aria-sort="descending">{w.bytes} ↓</th>
            <th scope="col" className="end vpn-pair-reject">{w.reject}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((pair) => <PairRow key={`${pair.source} ${pair.destination} ${pair.direction ?? ''}`} pair={pair} names={names} />)}
          {pairs?.rows.length === 0 && <tr><td colSpan={5} className="secondary">{w.noPairs}</td></tr>}
          {rest.length > 0 && (
            <tr className="dimmed">
              <td colSpan={3}>{w.other(formatExact(rest.length))}</td>
              <td className="end">{formatBytes(rest.reduce((sum, { bytes }) => sum + bytes, 0), units)}</td>
              <td className="end">{absent}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="small secondary vpn-note">
        {w.twoRows}
        {pairs !== null && pairs.left > 0 && <span className="warn"> {w.cutPairs(formatExact(pairs.left))}</span>}
        {all > few && <> <button type="button" className="link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>{isAll ? w.fewer : w.more(formatExact(all))}</button></>}
        {isAll && all > most && <span className="tertiary"> {w.mostRows(most)}</span>}
      </p>
    </section>
  );
}

function PairRow({ pair: { source, destination, direction, bytes, rejected }, names }: { readonly pair: HostPair; readonly names: ReadonlyMap<string, string> }) {
  const w = usePartWords(words);
  const { units } = useReader();
  return (
    <tr>
      <td><Host address={source} names={names} /></td>
      <td><span className="tertiary" aria-hidden="true">→ </span><Host address={destination} names={names} /></td>
      <td title={direction === null ? undefined : w[direction]}>
        {direction === null ? absent : <><i className="swatch" style={{ background: `var(--direction-${direction})` }} />{direction === 'in' ? w.inShort : w.outShort}</>}
      </td>
      <td className="end">{formatBytes(bytes, units)}</td>
      <td className={rejected !== null && rejected >= loudReject ? 'end reject' : 'end secondary'}>{rejected === null ? absent : formatShare(rejected)}</td>
    </tr>
  );
}

/** An address with its name; a click shows only the traffic that it takes part in. */
export function Host({ address, names }: { readonly address: string; readonly names: ReadonlyMap<string, string> }) {
  const w = usePartWords(words);
  const { filterPicked } = useViewActions();
  const name = names.get(address);
  const only = { field: 'srcaddr', side: 'either', test: { kind: 'in', values: [address] }, negated: false, disabled: false } as const;
  return (
    <>
      <button type="button" className="row-button mono" title={w.onlyHost(address)} onClick={() => filterPicked(only, 'include')}>{address}</button>
      {name !== undefined && <span className="tertiary"> {name}</span>}
    </>
  );
}
