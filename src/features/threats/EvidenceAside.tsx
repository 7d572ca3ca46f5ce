import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { countryName } from '../../base/geo/names.ts';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { drawn } from '../../charts/buckets.ts';
import type { Filter } from '../../model/filter.ts';
import type { Frame, Value } from '../../model/frame.ts';
import { sourceListId } from '../../model/threats.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { exceptionEnded, exceptionMade } from '../../state/threat-exceptions.ts';
import { askAddressMenu } from '../../ui/address/ask-menu.ts';
import { ExceptedBy } from '../../ui/address/ExceptedBy.tsx';
import { ExceptionForm } from '../../ui/address/ExceptionForm.tsx';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { useChosenRange, useExtent, useView, useViewActions } from '../../state/view.ts';
import { useEngine } from '../../state/engine.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { LookUps } from './LookUps.tsx';
import { useEvidence } from './use-evidence.ts';
import { threatWords } from './words.ts';

const cell = (frame: Frame | null, name: string, row = 0): Value => frame?.columns.find((column) => column.name === name)?.values[row] ?? null;
/** Peers that are named; the rest is counted. */
const namedPeers = 3;

/** The address that is chosen: who names it, whom it met, how much, and the way to its records. */
export function EvidenceAside({ address, filter }: { readonly address: string; readonly filter: Filter }) {
  const w = usePartWords(threatWords);
  const { language, zone, units } = useReader();
  const { filters } = useView();
  const { filtersReplaced, recordsOpened } = useViewActions();
  const extent = useExtent();
  const range = useChosenRange() ?? extent;
  const { totals, peers, problem, hits } = useEvidence(address);
  const { lists, exceptions } = useThreatLists();
  const not = usePartWords(exceptionWords);
  const engine = useEngine();
  const [isExcepting, setExcepting] = useState(false);
  const marking = [...new Set((hits ?? []).filter(({ exception }) => exception === null).map(({ list }) => list))];
  const excepting = exceptions.filter(({ id }) => hits?.some(({ exception }) => exception === id) === true);
  const nameOf = (id: string): string => lists.find((one) => one.id === id)?.name ?? (id === sourceListId ? w.demo : id);
  const number = (name: string): number => drawn(cell(totals, name)) ?? 0;
  const moment = (name: string): string => formatTime(drawn(cell(totals, name)), zone, 'minute');
  const [records, accepted] = [number('records'), number('accepted')];
  const country = cell(totals, 'country');
  const network = cell(totals, 'network');
  const met = peers?.columns.find(({ name }) => name === 'peer')?.values ?? [];
  const more = (peers?.whole?.groups ?? met.length) - Math.min(namedPeers, met.length);
  const said = totals === null ? null : records === 0 ? w.unseen : accepted > 0 ? w.accepted(formatExact(accepted), formatBytes(number('sent'), units), moment('since'), moment('until')) : w.refused(formatExact(records), moment('since'), moment('until'));
  return (
    <aside className="threat-evidence" aria-label={w.evidence(address)}>
      <header className="row">
        <h2 className="part mono grow">{address}</h2>
        <ActionIcon size={24} aria-label={w.deeds(address)} title={w.deeds(address)} aria-haspopup="menu" onClick={(event) => askAddressMenu(event.currentTarget, address)}><Icon name="more" little /></ActionIcon>
        <ActionIcon size={24} aria-label={w.close} title={w.close} onClick={() => filtersReplaced(filters.filter((one) => one !== filter))}><Icon name="close" little /></ActionIcon>
      </header>
      <p className="small tertiary">{[country === null ? '' : countryName(String(country), language), network === null ? '' : String(network)].filter((one) => one !== '').join(' · ') || '\u00a0'}</p>
      {problem !== null && <Problem problem={problem} />}
      {said !== null && <p className={accepted > 0 && marking.length > 0 ? 'threat-said passed' : 'threat-said'}>{said}</p>}
      <dl className="small">
        <dt className="tertiary">{w.listedIn}</dt>
        <dd>
          {hits !== null && hits.length === 0 && <span className="secondary">{w.notListed}</span>}
          {hits?.map((hit) => (
            <div key={`${hit.list} ${hit.line}`} className="threat-hit">
              <span>{nameOf(hit.list)}, {w.line(formatExact(hit.line))}</span>
              <code className="mono secondary">{hit.text}</code>
              {hit.note !== null && <span className="tertiary">{hit.note}</span>}
              <ExceptedBy address={address} exception={hit.exception} exceptions={exceptions} />
            </div>
          ))}
        </dd>
        {met.length > 0 && (
          <>
            <dt className="tertiary">{w.met}</dt>
            <dd>{met.slice(0, namedPeers).map((one) => <div key={String(one)} className="mono">{String(one)}</div>)}{more > 0 && <div className="tertiary">{w.others(formatExact(more))}</div>}</dd>
          </>
        )}
        {number('ports') > 0 && (
          <>
            <dt className="tertiary">{w.ports}</dt>
            <dd>{number('ports') === 1 ? String(cell(totals, 'least')) : `${String(cell(totals, 'least'))} … ${String(cell(totals, 'most'))} · ${formatExact(number('ports'))}`}</dd>
          </>
        )}
        {number('enis') > 0 && (
          <>
            <dt className="tertiary">{w.enis}</dt>
            <dd>{formatExact(number('enis'))}</dd>
          </>
        )}
        {records > 0 && (
          <>
            <dt className="tertiary">{w.volume}</dt>
            <dd>{formatBytes(number('sent'), units)}, {formatBytes(number('received'), units)}</dd>
          </>
        )}
      </dl>
      {records > 0 && range !== null && <Button variant={isExcepting ? 'default' : 'filled'} fullWidth onClick={() => recordsOpened(filters, range)}>{w.show(formatExact(records))}</Button>}
      {excepting.map((one) => <Button key={one.id} fullWidth onClick={() => void exceptionEnded(engine, one)}>{not.again(one.block)}</Button>)}
      {marking.length > 0 && !isExcepting && <Button fullWidth onClick={() => setExcepting(true)}>{not.deed}</Button>}
      {!isExcepting && <LookUps address={address} />}
      {marking.length > 0 && isExcepting && (
        <ExceptionForm
          address={address} lists={marking.map((id) => ({ id, name: nameOf(id) }))} exceptions={exceptions} onCancel={() => setExcepting(false)}
          onExcept={(wish) => {
            setExcepting(false);
            void exceptionMade(engine, wish);
          }}
        />
      )}
    </aside>
  );
}
