import { useId, useMemo, useState } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { unmapped } from '../../base/ip.ts';
import { memberships } from '../../model/domain-rules/membership.ts';
import type { DomainSet } from '../../model/domains.ts';
import { filterIs, type Filter } from '../../model/filter.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { Icon } from '../../ui/icons.tsx';
import { asideWords } from './aside-words.ts';
import { mostAddresses, seenOf, type AddressTraffic } from './traffic.ts';

interface AddressTesterProps {
  readonly set: DomainSet;
  readonly colour: (name: string) => string;
  readonly addresses: readonly AddressTraffic[] | null;
  /** Whether there are more addresses than these. */
  readonly isCut: boolean;
  readonly onShow: (filter: Filter) => void;
}

/** Which domain an address falls into, and why: all blocks that hold it, the longest prefix first. */
export function AddressTester({ set, colour, addresses, isCut, onShow }: AddressTesterProps) {
  const w = useWords(asideWords);
  const nameOf = useDomainName();
  const id = useId();
  const [typed, setTyped] = useState('');
  const text = unmapped(typed.trim());
  const found = useMemo(() => (text === '' ? null : memberships(set).of(text)), [set, text]);
  return (
    <section className="cidr-tester" aria-labelledby={`${id}-title`}>
      <h2 className="part" id={`${id}-title`}>{w.test}</h2>
      <input className="name-input mono" aria-label={w.testLabel} aria-describedby={`${id}-answer`} placeholder="192.168.40.17" spellCheck={false} autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()} />
      <output id={`${id}-answer`} className="small cidr-answer">
        {text !== '' && found === null && <p className="secondary">{w.notAnAddress(text)}</p>}
        {found !== null && (
          <>
            {text !== typed.trim() && <p className="secondary">{w.isMapped(text)}</p>}
            <ol className="cidr-matches">
              {found.matches.map(({ domain, block, prefix }, at) => (
                <li key={block}>
                  <i className="cidr-mark" style={{ background: colour(domain.name) }} aria-hidden="true" />
                  <span className="grow cut" title={nameOf(domain.name)}>{at === 0 ? <b>{nameOf(domain.name)}</b> : <span className="secondary">{nameOf(domain.name)}</span>} <span className="mono">{block}</span></span>
                  <span className={at === 0 ? 'accept nowrap' : 'tertiary'}>{at === 0 ? <><Icon name="tick" little /> {w.wins(prefix)}</> : `/${prefix}`}</span>
                </li>
              ))}
              {found.domain?.rest === true && (
                <li><i className="cidr-mark" style={{ background: colour(found.domain.name) }} aria-hidden="true" /><b className="grow cut" title={nameOf(found.domain.name)}>{nameOf(found.domain.name)}</b></li>
              )}
            </ol>
            <p className="secondary">{found.matches.length === 0 ? (found.domain === null ? w.fallsNowhere : w.takesRest(nameOf(found.domain.name))) : found.matches.length === 1 ? w.onlyOne : w.longestOf(found.matches.length)}</p>
            <Seen typed={text} addresses={addresses} isCut={isCut} onShow={onShow} />
          </>
        )}
      </output>
    </section>
  );
}

function Seen({ typed, addresses, isCut, onShow }: Pick<AddressTesterProps, 'addresses' | 'isCut' | 'onShow'> & { readonly typed: string }) {
  const w = useWords(asideWords);
  const units = useUnits();
  if (addresses === null) return null;
  const one = seenOf(addresses, typed);
  if (one === undefined) return <p className="tertiary">{isCut ? w.notAmong(formatExact(mostAddresses)) : w.notSeen}</p>;
  return (
    <p className="secondary" title={w.seenHelp}>
      {w.seen(one.records, formatExact(one.records), formatBytes(one.bytes, units))} <button type="button" className="link" onClick={() => onShow({ ...filterIs('srcaddr', one.address), side: 'either' })}>{w.show}</button>
    </p>
  );
}
