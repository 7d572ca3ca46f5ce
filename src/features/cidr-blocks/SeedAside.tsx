import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Words } from '../../base/words.ts';
import { domainOf, draftFaults, type DomainDraft } from '../../model/domain-rules/faults.ts';
import { merged } from '../../model/domain-rules/merged.ts';
import { offerFor, offersTaken } from '../../model/domain-rules/offers.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { SourceKey } from '../../model/source.ts';
import { useCloud } from '../../state/cloud.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useVpcs, useVSwitches } from '../../state/cloud-network.ts';
import { shortId } from '../../base/short-id.ts';
import { useDescription } from '../../state/engine.tsx';
import { useLanguage, useWords } from '../../state/language.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { asideWords } from './aside-words.ts';
import { blocksFaultText, nameFaultText } from './fault-text.ts';
import { accountProposals, localFields, localStatement, recordProposals, type Proposal } from './proposals.ts';
import { partWords } from './part-words.ts';
import { useDomainFrame, useWholeScope } from './use-traffic.ts';

interface SeedAsideProps {
  readonly source: SourceKey;
  readonly set: DomainSet;
  readonly onTake: (set: DomainSet, text: string) => void;
  readonly onClose: () => void;
}

type Each = 'vpc' | 'vswitch';

/** Domains proposed from the networks of the account, or from what records say of theirs; edited, then added. */
export function SeedAside({ source, set, onTake, onClose }: SeedAsideProps) {
  const w = useWords(partWords);
  const language = useLanguage();
  const [each, setEach] = useState<Each>('vswitch');
  const cloud = useCloud();
  const isAccount = source.kind === 'logstore' && cloud.kind === 'on';
  const chooser = <SegmentedControl aria-label={w.seedEach} value={each} onChange={(value) => setEach(value === 'vpc' ? 'vpc' : 'vswitch')} data={[{ value: 'vpc', label: w.seedVpc }, { value: 'vswitch', label: w.seedVswitch }]} />;
  return (
    <section className="cidr-editor" aria-label={w.seedTitle}>
      <p className="small tertiary">{isAccount ? w.seedFromCloud(regionOf(source.region)?.name[language] ?? source.region) : w.seedFromRecords}</p>
      <div>{chooser}</div>
      {isAccount ? <OfAccount key={each} region={source.region} each={each} set={set} onTake={onTake} onClose={onClose} /> : <OfRecords key={each} each={each} set={set} onTake={onTake} onClose={onClose} />}
    </section>
  );
}

interface OfProps extends Omit<SeedAsideProps, 'source'> {
  readonly each: Each;
}

function OfAccount({ region, each, ...rest }: OfProps & { readonly region: string }) {
  const w = useWords(partWords);
  const vpcs = useVpcs(region);
  const vswitches = useVSwitches(region);
  const problem = cloudProblemOf(vpcs.error ?? vswitches.error);
  const proposals = useMemo(() => (vpcs.data === undefined || vswitches.data === undefined ? null : accountProposals(vpcs.data, vswitches.data, each)), [vpcs.data, vswitches.data, each]);
  if (problem !== null && proposals === null) return <ProblemNote problem={problem} fact={w.seedFailed} onRetry={() => void Promise.all([vpcs.refetch(), vswitches.refetch()])} />;
  return proposals === null ? <output className="small secondary">{w.seedAsking}</output> : <Proposals proposals={proposals} {...rest} />;
}

function OfRecords({ each, ...rest }: OfProps) {
  const w = useWords(partWords);
  const { fields, records } = useDescription();
  const scope = useWholeScope();
  const isTold = records > 0 && localFields.every((field) => fields.includes(field));
  const sent = useDomainFrame(localStatement('out'), scope, isTold);
  const received = useDomainFrame(localStatement('in'), scope, isTold);
  const proposals = useMemo(() => (sent.frame === null || received.frame === null ? null : recordProposals([sent.frame, received.frame], each)), [sent.frame, received.frame, each]);
  const problem = sent.problem ?? received.problem;
  if (!isTold) return <p className="small secondary">{w.seedNothing}</p>;
  if (problem !== null) return <Problem problem={problem} />;
  return proposals === null ? <output className="small secondary">{w.seedAsking}</output> : <Proposals proposals={proposals} {...rest} />;
}

interface ProposalRow {
  readonly one: Proposal;
  readonly draft: DomainDraft;
  /** What is in its way, as a sentence. */
  readonly text: string | null;
  /** What was probably meant by the block that is in its way; null where nothing is offered. */
  readonly offer: { readonly block: string; readonly blocks: string } | null;
  readonly isChosen: boolean;
}

/** Each proposal among the domains that are there and the proposals before it that are chosen. */
function rowsOf(proposals: readonly Proposal[], edited: Readonly<Record<string, DomainDraft>>, byHand: Readonly<Record<string, boolean>>, set: DomainSet, a: Words<typeof asideWords>): readonly ProposalRow[] {
  let taken: DomainSet = set;
  return proposals.map((one) => {
    const draft = edited[one.id] ?? one.draft;
    const faults = draftFaults(draft, taken, null);
    const [fault] = faults.blocks;
    const text = faults.name === null ? (fault === undefined ? null : blocksFaultText(fault, a, false)) : nameFaultText(faults.name, a);
    const use = faults.name !== null || fault === undefined ? null : offerFor(fault);
    const offer = fault === undefined || use === null || use === '' ? null : { block: use, blocks: offersTaken(draft.blocks, [fault]) };
    const isChosen = byHand[one.id] ?? text === null;
    if (isChosen && text === null) taken = { version: 1, domains: [...taken.domains, domainOf(draft, one.id)] };
    return { one, draft, text, offer, isChosen };
  });
}

function Proposals({ proposals, set, onTake, onClose }: Omit<OfProps, 'each'> & { readonly proposals: readonly Proposal[] }) {
  const w = useWords(partWords);
  const a = useWords(asideWords);
  const [edited, setEdited] = useState<Readonly<Record<string, DomainDraft>>>({});
  /** Those that were chosen or left out by hand; others are chosen when nothing is in their way. */
  const [byHand, setByHand] = useState<Readonly<Record<string, boolean>>>({});
  const rows = useMemo(() => rowsOf(proposals, edited, byHand, set, a), [proposals, edited, byHand, set, a]);
  const chosen = rows.filter(({ isChosen, text }) => isChosen && text === null);
  if (proposals.length === 0) return <p className="small secondary">{w.seedNothing}</p>;
  return (
    // The keys of its fields stay within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above
    <form
      className="cidr-seed"
      onSubmit={(event) => {
        event.preventDefault();
        const done = merged(set, chosen.map(({ one, draft }) => ({ place: one.id, draft })), 'add', shortId);
        onTake(done.set, w.seeded(done.added.length));
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <ul>
        {rows.map(({ one: { id, seen }, draft, text, offer, isChosen }) => {
          const edit = (changes: Partial<DomainDraft>): void => setEdited((before) => ({ ...before, [id]: { ...draft, ...changes } }));
          return (
            <li key={id} className={isChosen ? undefined : 'cidr-out'}>
              <Checkbox aria-label={w.seedChosen(id)} checked={isChosen} onChange={(event) => {
                const { checked } = event.currentTarget;
                setByHand((before) => ({ ...before, [id]: checked }));
              }} />
              <div className="grow">
                <input className="name-input" aria-label={w.seedName(id)} value={draft.name} onChange={(event) => edit({ name: event.currentTarget.value })} />
                <textarea className="name-input cidr-typed mono" aria-label={w.seedBlocks(id)} rows={Math.min(4, draft.blocks.split('\n').length)} spellCheck={false} value={draft.blocks} onChange={(event) => edit({ blocks: event.currentTarget.value })} />
                {draft.name !== id && <p className="small tertiary mono cut">{id}</p>}
                {seen !== null && <p className="small tertiary">{w.seedSeen(seen)}</p>}
                {text !== null && <p className={isChosen ? 'small reject' : 'small tertiary'}>{text}{offer !== null && <> <button type="button" className="link" onClick={() => edit({ blocks: offer.blocks })}>{a.use(offer.block)}</button></>}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      <div className="row cidr-seed-foot">
        <Button type="submit" variant="filled" disabled={chosen.length === 0}>{w.seedTake(chosen.length)}</Button>
        <Button onClick={onClose}>{a.cancel}</Button>
      </div>
    </form>
  );
}
