import { Menu } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { countryName } from '../../base/geo/names.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { isUnreachable } from '../../columns/private-addresses.ts';
import type { AddressFacts } from '../../engine/embedded/threat-lists.ts';
import type { Filter, Side } from '../../model/filter.ts';
import { lookupHost, lookupUrl } from '../../model/lookup.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useSettings } from '../../state/settings.ts';
import { exceptionEnded } from '../../state/threat-exceptions.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { Evidence } from '../../ui/address/Evidence.tsx';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { addressWords } from '../../ui/address/words.ts';
import { useEarlyEscape } from '../../ui/menu/early-escape.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { ExceptionPopover } from './ExceptionPopover.tsx';
import { useFacts } from './use-facts.ts';

interface AddressMenuProps {
  /** The first one is meant. */
  readonly addresses: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
}

/** Screens over records, where a filter acts in place. */
const overRecords = /^\/(?:overview|policy|eni|ecs|query|domains|ecs-domains|threats|findings|dashboards\/.+)$/;

/** What is known of an address, and what can be done with it. */
export function AddressMenu({ addresses, x, y, onClose }: AddressMenuProps) {
  const w = usePartWords(addressWords);
  const not = usePartWords(exceptionWords);
  const engine = useEngine();
  const [address, setAddress] = useState(addresses[0] ?? '');
  const [isExcepting, setExcepting] = useState(false);
  const facts = useFacts(address);
  const { exceptions } = useThreatLists();
  const { records, fields } = useDescription();
  const { filters } = useView();
  const { filterPicked, overviewOpened, queryOpened } = useViewActions();
  const { pathname } = useLocation();
  const sites = useSettings((settings) => settings.lookups);
  const isPrivate = isUnreachable(wordsOf(address));
  const others = addresses.filter((one) => one !== address);
  const hits = facts?.hits ?? [];
  const marking = [...new Set(hits.filter(({ exception }) => exception === null).map(({ list }) => list))];
  const excepting = exceptions.filter(({ id }) => hits.some(({ exception }) => exception === id));
  const filter = (field: 'srcaddr' | 'dstaddr', side: Side, negated = false): void => {
    const made: Filter = { field, side, test: { kind: 'in', values: [address] }, negated, disabled: false };
    if (overRecords.test(pathname)) filterPicked(made, 'include');
    else overviewOpened([...filters, made]);
  };
  const has = (field: string): boolean => fields.includes(field);
  useEarlyEscape(true, onClose);
  if (isExcepting) return <ExceptionPopover address={address} marking={marking} x={x} y={y} onClose={onClose} />;
  return (
    <Menu opened onClose={onClose} position="bottom-start" width={300} returnFocus withInitialFocusPlaceholder={false}>
      <Menu.Target><button type="button" className="address-at" tabIndex={-1} aria-label={w.menu(address)} style={{ left: x, top: y }} /></Menu.Target>
      <Menu.Dropdown aria-label={w.menu(address)}>
        <Head address={address} isPrivate={isPrivate} facts={facts} />
        {(marking.length > 0 || excepting.length > 0) && <Menu.Divider />}
        {marking.length > 0 && <Menu.Item closeMenuOnClick={false} onClick={() => setExcepting(true)}>{not.deed}</Menu.Item>}
        {excepting.map((one) => <Menu.Item key={one.id} onClick={() => void exceptionEnded(engine, one)}>{not.again(one.block)}</Menu.Item>)}
        {records > 0 && (has('srcaddr') || has('dstaddr')) && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => filter('srcaddr', 'either')}>{w.only}</Menu.Item>
            {has('srcaddr') && <Menu.Item onClick={() => filter('srcaddr', 'own')}>{w.source}</Menu.Item>}
            {has('dstaddr') && <Menu.Item onClick={() => filter('dstaddr', 'own')}>{w.destination}</Menu.Item>}
            <Menu.Item onClick={() => filter('srcaddr', 'either', true)}>{w.exclude}</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => queryOpened({ text: `srcaddr: ${quoted(address)} or dstaddr: ${quoted(address)}` })}>{w.query}</Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => void navigator.clipboard.writeText(address).catch(() => undefined)}>{w.copy}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{isPrivate ? w.noLookUp : w.lookUp}</Menu.Label>
        {!isPrivate && sites.map(({ name, url }) => (
          <Menu.Item key={url} component="a" href={lookupUrl(url, address) ?? undefined} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer" rightSection={<span className="tertiary" aria-hidden="true">↗</span>}>
            {name === lookupHost(url) ? name : `${name} · ${lookupHost(url)}`}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} to="/settings" hash="lookups" search={true}>{w.sites}</Menu.Item>
        {others.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{w.others}</Menu.Label>
            {others.map((one) => <Menu.Item key={one} closeMenuOnClick={false} onClick={() => setAddress(one)}><span className="mono">{one}</span></Menu.Item>)}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The address, where it is, whose it is, and on which lists it stands. */
function Head({ address, isPrivate, facts }: { readonly address: string; readonly isPrivate: boolean; readonly facts: AddressFacts | null }) {
  const w = usePartWords(addressWords);
  const { language } = useReader();
  const nameOf = useDomainName();
  const { lists, exceptions } = useThreatLists();
  const { country = null, network = null, domain = null, hits = [] } = facts ?? {};
  const known = [
    country === null ? (isPrivate ? w.private : null) : countryName(country, language),
    network?.number === null || network === null ? null : `AS${network.number}${network.organisation === null ? '' : ` ${network.organisation}`}`,
    domain === null ? null : w.inDomain(nameOf(domain.name), domain.block),
  ].filter((part) => part !== null);
  return (
    <div className="address-head">
      <b className="mono">{address}</b>
      {/* Its height is there before the answer. */}
      <span className="small tertiary">{known.length === 0 ? '\u00a0' : known.join(' · ')}</span>
      {hits.length > 0 ? <Evidence address={address} hits={hits} names={new Map(lists.map(({ id, name }) => [id, name]))} exceptions={exceptions} /> : <span className="small tertiary">{facts === null ? '\u00a0' : w.onNoList}</span>}
    </div>
  );
}

function wordsOf(address: string): readonly number[] {
  const number = parseIpv4(address);
  return number === null ? (parseIpv6(address) ?? [0]) : [number];
}

/** A colon separates field and value in the search half. */
function quoted(address: string): string {
  return address.includes(':') ? `"${address}"` : address;
}
