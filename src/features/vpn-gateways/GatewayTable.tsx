import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { formatBytes } from '../../base/format/volume.ts';
import { formatDuration } from '../../base/format/time.ts';
import { absent } from '../../base/format/number.ts';
import { withoutQuery } from '../../state/search.ts';
import { StateMark, type StateTone } from '../../ui/cloud/StateMark.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import type { Totals } from './analysis/totals.ts';
import type { GatewayCover } from './gateway-cover.ts';
import { CreateLink, FlowLogsLink } from './links.tsx';
import { featuresText, isDual, knowText, nameOf } from './texts.ts';
import type { Gateway } from './use-gateways.ts';
import { words } from './words.ts';

interface GatewayTableProps {
  readonly gateways: readonly Gateway[];
  readonly chosen: string | null;
  /** Of the open source; null where none is open. */
  readonly totals: Totals | null;
  /** Flow logs that can still be made; null while it is not known. */
  readonly left: number | null;
}

/** The link that was followed last and when, in milliseconds of the page: the focus comes back to it, as going there makes the list anew. */
let followed: { readonly id: string; readonly at: number } | null = null;
const followedMs = 1000;

/** Up and down go from name to name; Enter on one chooses it, as it is a link. */
export function GatewayTable({ gateways, chosen, totals, left }: GatewayTableProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (followed !== null && followed.id === chosen && performance.now() - followed.at < followedMs) table.current?.querySelector<HTMLAnchorElement>('tr.chosen a')?.focus();
  }, [chosen]);
  return (
    // The keys only move the focus between the links within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys stay within
    <table ref={table} className="list cloud-table vpn-table" onKeyDown={moveFocus}>
      <caption className="unseen">{w.title}</caption>
      <thead>
        <tr>
          <th scope="col" className="vpn-name">{w.name}</th>
          <th scope="col" className="vpn-vpc">{w.vpc}</th>
          <th scope="col" className="vpn-features">{w.features}</th>
          <th scope="col" className="vpn-tunnels">{w.tunnels}</th>
          <th scope="col" className="vpn-addresses">{w.addresses}</th>
          <th scope="col" className="end vpn-enis">{w.enis}</th>
          <th scope="col" className="vpn-logs">{w.flowLogs}</th>
          <th scope="col" className="end vpn-bytes" title={w.bytesHelp}>{totals === null ? w.bytes : w.bytesIn(formatDuration(totals.seconds, language))}</th>
          <th scope="col" className="vpn-know">{w.know}</th>
        </tr>
      </thead>
      <tbody>
        {gateways.map((one) => <GatewayRow key={one.gateway.id} one={one} isChosen={one.gateway.id === chosen} totals={totals} left={left} />)}
      </tbody>
    </table>
  );
}

function GatewayRow({ one: { gateway, vpcName, cover }, isChosen, totals, left }: Pick<GatewayTableProps, 'totals' | 'left'> & { readonly one: Gateway; readonly isChosen: boolean }) {
  const w = usePartWords(words);
  const { units } = useReader();
  const addresses = [gateway.internetIp, ...(gateway.secondInternetIp === null ? [] : [gateway.secondInternetIp])].filter((one) => one !== '');
  const bytes = totals === null ? null : gateway.enis.reduce((sum, id) => sum + (totals.byEni.get(id)?.bytes ?? 0), 0);
  return (
    <tr className={isChosen ? 'chosen' : undefined} data-gateway={gateway.id}>
      <td>
        <b className="cut">
          <Link
            to="/vpn-gateways/$region/$id" params={{ region: gateway.region, id: gateway.id }} search={(before) => ({ ...withoutQuery(before), r: gateway.region })}
            aria-current={isChosen ? 'true' : undefined} onClick={() => { followed = { id: gateway.id, at: performance.now() }; }}
          >
            {nameOf(gateway)}
          </Link>
        </b>
        <span className="second mono tertiary">{gateway.id}</span>
      </td>
      <td className="vpn-vpc" title={gateway.vpc}>{vpcName}</td>
      <td className="secondary vpn-features">{featuresText(gateway, w)}</td>
      <td className="secondary vpn-tunnels">{isDual(gateway) ? w.dual : w.single}</td>
      <td className="secondary vpn-addresses">
        {addresses.length === 0 ? absent : addresses.map((address) => <span key={address} className="second mono">{address}</span>)}
      </td>
      <td className="end vpn-enis">{gateway.enis.length === 0 ? <span className="tertiary">{absent}</span> : gateway.enis.length}</td>
      <td className="vpn-logs">{gateway.enis.length === 0 ? <span className="tertiary">{w.nonePossible}</span> : cover === null ? '' : <LoggedMark cover={cover} />}</td>
      <td className="end vpn-bytes">{bytes === null || bytes === 0 ? <span className="tertiary">{absent}</span> : formatBytes(bytes, units)}</td>
      <td className="vpn-know secondary"><Know gateway={gateway} cover={cover} left={left} /></td>
    </tr>
  );
}

const tones: Readonly<Record<GatewayCover['mark'], StateTone>> = { whole: 'good', part: 'good', starting: 'moving', none: 'still' };

function LoggedMark({ cover: { enis, logged, mark, interval } }: { readonly cover: GatewayCover }) {
  const w = usePartWords(words);
  const word = interval === null ? w.covered(logged, enis.length) : w.coveredAt(logged, enis.length, interval);
  return <span className={logged > 0 && logged < enis.length ? 'vpn-partly' : undefined}><StateMark tone={tones[mark]} word={word} /></span>;
}

function Know({ gateway, cover, left }: { readonly gateway: Gateway['gateway']; readonly cover: GatewayCover | null; readonly left: number | null }) {
  const w = usePartWords(words);
  const state = gateway.status === 'active' ? '' : `${w.statuses(gateway.status)}${w.semicolon}`;
  if (gateway.enis.length === 0) return isDual(gateway) ? state : `${state}${w.singleTunnel}`;
  if (cover === null || cover.enis.length === 0) return state;
  return (
    <>
      {state}{knowText(cover, w)}
      {left !== null && cover.missing.length > left && <>{w.semicolon}{w.quota(cover.missing.length, left)}<FlowLogsLink region={gateway.region}>{w.quotaMore}</FlowLogsLink></>}
      {cover.missing.length > 0 && (left === null || cover.missing.length <= left) && <> <CreateLink region={gateway.region} enis={cover.missing} className="vpn-create">{w.createSome(cover.missing.length)}</CreateLink></>}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tr[data-gateway] > td:first-child a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
