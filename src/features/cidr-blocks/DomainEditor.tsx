import { Button, Checkbox } from '@mantine/core';
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { clamp } from '../../base/clamp.ts';
import { formatExact } from '../../base/format/number.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { domainOf, draftFaults, isFaultless, longestRemark, type BlocksFault, type DomainDraft } from '../../model/domain-rules/faults.ts';
import { nestedBlocks } from '../../model/domain-rules/nesting.ts';
import { offerFor, offersTaken } from '../../model/domain-rules/offers.ts';
import type { Domain, DomainSet } from '../../model/domains.ts';
import { useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { shortId } from '../../base/short-id.ts';
import { Icon } from '../../ui/icons.tsx';
import { asideWords } from './aside-words.ts';
import { blocksFaultText, nameFaultText } from './fault-text.ts';
import { movedBetween, type AddressTraffic, type Labelled } from './traffic.ts';

/** Host bits and the like are told and repaired as one types; what is only unfinished is not complained about. A range goes on while its last address is typed. */
const asOneTypes = ['host-bits', 'octet', 'mask', 'colon'] as const;

/** As many faults are told at once. */
const mostTold = 4;

interface DomainEditorProps {
  /** Null for a new one. */
  readonly domain: Domain | null;
  readonly set: DomainSet;
  readonly draft: DomainDraft;
  readonly onDraft: (draft: DomainDraft) => void;
  readonly onSave: (domain: Domain) => void;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
  /** To weigh what saving would change; null while it is not known. */
  readonly traffic: { readonly addresses: readonly AddressTraffic[]; readonly labelled: Labelled } | null;
}

/** The form of a domain: what is typed is read as it is typed, and what is wrong is said once a field was left or saving was tried. */
export function DomainEditor({ domain, set, draft, onDraft, onSave, onCancel, onDelete, traffic }: DomainEditorProps) {
  const w = useWords(asideWords);
  const units = useUnits();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [left, setLeft] = useState<ReadonlySet<'name' | 'blocks'>>(new Set());
  const [newId] = useState(shortId);
  const faults = useMemo(() => draftFaults(draft, set, domain?.id ?? null), [draft, set, domain]);
  const sound = isFaultless(faults);
  // Weighing a hundred thousand addresses waits for the typing to pause.
  const settled = useDeferredValue(draft);
  const after = useMemo((): DomainSet | null => {
    if (!isFaultless(draftFaults(settled, set, domain?.id ?? null))) return null;
    const made = domainOf(settled, domain?.id ?? newId);
    return { version: 1, domains: domain === null ? [...set.domains, made] : set.domains.map((one) => (one.id === domain.id ? made : one)) };
  }, [settled, domain, set, newId]);
  const moved = useMemo(() => (after === null || traffic === null ? null : movedBetween(traffic.addresses, traffic.labelled, after)), [after, traffic]);
  const nested = useMemo(() => (after === null ? [] : nestedBlocks(after).filter((one) => one.domain.id === (domain?.id ?? newId) && one.parent !== null && one.parent.domain !== one.domain)), [after, domain, newId]);
  const change = (changes: Partial<DomainDraft>): void => onDraft({ ...draft, ...changes });
  const leave = (field: 'name' | 'blocks'): void => setLeft((before) => new Set([...before, field]));
  const told = faults.blocks.filter((fault) => left.has('blocks') || (fault.kind === 'typed' && asOneTypes.some((kind) => kind === fault.block.fault?.kind)) || fault.kind === 'taken' || fault.kind === 'twice');
  const nameFault = faults.name !== null && (left.has('name') || faults.name.kind === 'taken') ? faults.name : null;
  const repair = (fault: BlocksFault): void => {
    change({ blocks: offersTaken(draft.blocks, [fault]) });
    area.current?.focus();
  };
  const offered = told.filter((fault) => offerFor(fault) !== null);
  const repairAll = (): void => change({ blocks: offersTaken(draft.blocks, faults.blocks) });
  const save = (): void => {
    setLeft(new Set(['name', 'blocks']));
    if (sound) onSave(domainOf(draft, domain?.id ?? newId));
    else document.getElementById(faults.name === null ? `${id}-blocks` : `${id}-name`)?.focus();
  };
  return (
    // The keys of its fields stay within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above
    <form
      className="cidr-editor" aria-label={domain?.name ?? w.newDomain}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <div>
        <label htmlFor={`${id}-name`}>{w.name}</label>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked to edit it */}
        <input id={`${id}-name`} autoFocus className="name-input" autoComplete="off" value={draft.name} aria-invalid={nameFault !== null} aria-describedby={`${id}-name-fault`} onChange={(event) => change({ name: event.currentTarget.value })} onBlur={() => leave('name')} />
        <div id={`${id}-name-fault`} className="small reject" role="alert">{nameFault === null ? null : nameFaultText(nameFault, w)}</div>
      </div>
      <Checkbox label={w.rest} description={w.restHelp} checked={draft.rest} onChange={(event) => change({ rest: event.currentTarget.checked })} />
      <div className="small reject" role="alert">{faults.rest === null ? null : w.restTaken(faults.rest.name)}</div>
      {!draft.rest && (
        <div>
          <label htmlFor={`${id}-blocks`}>{w.blocks}</label>
          <textarea
            ref={area} id={`${id}-blocks`} className="name-input cidr-typed mono" rows={clamp(draft.blocks.split('\n').length + 1, 3, 12)} spellCheck={false} autoComplete="off" value={draft.blocks}
            aria-invalid={told.length > 0} aria-describedby={`${id}-blocks-help ${id}-blocks-fault`} onChange={(event) => change({ blocks: event.currentTarget.value })} onBlur={() => leave('blocks')}
          />
          <div id={`${id}-blocks-fault`} className="small" role="alert">
            <ul className="cidr-faults">
              {told.slice(0, mostTold).map((fault) => {
                const offer = offerFor(fault);
                const isMild = fault.kind === 'typed' && offer !== null;
                const text = blocksFaultText(fault, w, draft.blocks.trim() !== ('block' in fault ? fault.block.text : ''));
                return (
                  <li key={text} className={isMild ? 'warn' : 'reject'}>
                    <Icon name="warn" little /> {text} {offer !== null && <button type="button" className="link" onClick={() => repair(fault)}>{offer === '' ? w.leaveOut : w.use(offer)}</button>}
                  </li>
                );
              })}
              {told.length > mostTold && <li className="secondary">{w.moreFaults(told.length - mostTold)}</li>}
              {offered.length > 1 && <li><button type="button" className="link" onClick={repairAll}>{w.useAll}</button></li>}
            </ul>
          </div>
          <p id={`${id}-blocks-help`} className="small tertiary">{w.blocksHelp}</p>
        </div>
      )}
      <div>
        <label htmlFor={`${id}-remark`}>{w.remark} <span className="tertiary small">{w.optional}</span></label>
        <input id={`${id}-remark`} className="name-input" autoComplete="off" maxLength={longestRemark} value={draft.remark} onChange={(event) => change({ remark: event.currentTarget.value })} />
      </div>
      <output className="small secondary cidr-weight">
        {nested.slice(0, 2).map(({ block, parent }) => parent !== null && <p key={block}>{w.nestedIn(block, parent.block, parent.domain.name)}</p>)}
        {moved !== null && <p>{moved.addresses === 0 ? w.movesNone : w.moves(moved.addresses, formatExact(moved.addresses), formatBytes(moved.bytes, units))}</p>}
      </output>
      <div className="row">
        <Button type="submit" variant="filled">{w.save}</Button>
        <Button onClick={onCancel}>{w.cancel}</Button>
        {domain !== null && <Button className="danger cidr-delete" variant="subtle" onClick={onDelete}>{w.remove}</Button>}
      </div>
    </form>
  );
}
