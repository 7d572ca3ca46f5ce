import { Button, SegmentedControl } from '@mantine/core';
import { useId, useMemo, useRef, useState } from 'react';
import type { Words } from '../../base/words.ts';
import { unreachable } from '../../base/assert.ts';
import { readDomainsCsv, type FileFault } from '../../model/domain-rules/csv-file.ts';
import type { BlocksFault, DraftFaults } from '../../model/domain-rules/faults.ts';
import { looksLikeJson, readDomainsJson } from '../../model/domain-rules/json-file.ts';
import { merged, type Merged } from '../../model/domain-rules/merged.ts';
import { offerFor, offersTaken } from '../../model/domain-rules/offers.ts';
import type { DomainSet } from '../../model/domains.ts';
import { shortId } from '../../base/short-id.ts';
import { useWords } from '../../state/language.ts';
import { asideWords } from './aside-words.ts';
import { blocksFaultText, nameFaultText } from './fault-text.ts';
import { partWords } from './part-words.ts';

/** No set of domains is larger. */
const mostBytes = 4_000_000;
const mostTold = 50;

interface ImportAsideProps {
  readonly set: DomainSet;
  readonly onTake: (set: DomainSet, text: string) => void;
  readonly onClose: () => void;
}

/** Domains of a file or of pasted text, looked at before they are taken: what is new, what changes, and what is left out, by line. */
export function ImportAside({ set, onTake, onClose }: ImportAsideProps) {
  const w = useWords(partWords);
  const a = useWords(asideWords);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [mode, setMode] = useState<'add' | 'replace'>('add');
  const [unread, setUnread] = useState<{ readonly why: 'tooLarge' | 'unreadable'; readonly name: string } | null>(null);
  const read = useMemo(() => (text.trim() === '' ? null : looksLikeJson(text) ? readDomainsJson(text) : readDomainsCsv(text)), [text]);
  /** Blocks of the domains of this text, by their order in it, where what was offered took the place of what is written. */
  const [repaired, setRepaired] = useState<ReadonlyMap<number, string>>(new Map());
  const outcome = useMemo(() => (read === null ? null : merged(set, read.domains.map(({ line, draft }, nth) => ({ place: { line, nth }, draft: { ...draft, blocks: repaired.get(nth) ?? draft.blocks } })), mode, shortId)), [read, set, mode, repaired]);
  const taken = outcome === null ? 0 : mode === 'replace' ? outcome.set.domains.length : outcome.added.length + outcome.changed.length;
  const write = (next: string): void => {
    setText(next);
    setRepaired(new Map());
  };
  const choose = async (file: File): Promise<void> => {
    setUnread(null);
    if (file.size > mostBytes) return setUnread({ why: 'tooLarge', name: file.name });
    try {
      write(await file.text());
    } catch {
      setUnread({ why: 'unreadable', name: file.name });
    }
    return undefined;
  };
  const faults = read === null || outcome === null ? [] : told(read.faults, outcome, w, a);
  const leftOut = read === null || outcome === null ? 0 : read.faults.length + outcome.refused.length + outcome.beyond;
  const offered = faults.filter(({ repair }) => repair !== null);
  const repair = (all: readonly Told[]): void => {
    const next = new Map(repaired);
    for (const { candidate: { place: { nth }, draft }, faults: { blocks } } of outcome?.refused ?? []) {
      const taken = blocks.filter((fault) => all.some((one) => one.repair?.nth === nth && one.repair.fault === fault));
      if (taken.length > 0) next.set(nth, offersTaken(draft.blocks, taken));
    }
    setRepaired(next);
  };
  return (
    // The keys of its fields stay within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above
    <form
      className="cidr-editor" aria-label={w.importTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome !== null && taken > 0) onTake(outcome.set, mode === 'replace' ? w.replaced(outcome.set.domains.length) : w.imported(outcome.added.length, outcome.changed.length));
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <p className="small tertiary">{w.importHelp}</p>
      <div className="row">
        <input
          ref={input} type="file" accept=".csv,.json,.txt,text/csv,application/json" className="unseen" tabIndex={-1} aria-label={w.chooseFile}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void choose(file);
            event.currentTarget.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{w.chooseFile}</Button>
      </div>
      {unread !== null && <p className="note error" role="alert">{w[unread.why](unread.name)}</p>}
      <div>
        <label htmlFor={`${id}-text`}>{w.paste}</label>
        <textarea id={`${id}-text`} className="name-input cidr-typed mono" rows={6} spellCheck={false} value={text} onChange={(event) => write(event.currentTarget.value)} />
      </div>
      <div>
        <span className="cidr-label" id={`${id}-mode`}>{w.mode}</span>
        <SegmentedControl aria-labelledby={`${id}-mode`} value={mode} onChange={(value) => setMode(value === 'replace' ? 'replace' : 'add')} data={[{ value: 'add', label: w.modeAdd }, { value: 'replace', label: w.modeReplace }]} />
      </div>
      <output className="small cidr-outcome">
        {outcome !== null && <p className="secondary">{w.outcome(outcome.added.length, outcome.changed.length)}</p>}
        {faults.length > 0 && (
          <>
            <p className="warn">{w.leftOut(leftOut)}</p>
            <ul className="cidr-faults">
              {faults.slice(0, mostTold).map((one, nth) => (
                // oxlint-disable-next-line react/no-array-index-key -- two may say the same, and none is moved
                <li key={nth} className="reject">
                  {one.line === null ? '' : <span className="tertiary">{w.line(one.line)}</span>}{one.text}
                  {one.repair !== null && <> <button type="button" className="link" onClick={() => repair([one])}>{one.repair.offer === '' ? a.leaveOut : a.use(one.repair.offer)}</button></>}
                </li>
              ))}
              {offered.length > 1 && <li><button type="button" className="link" onClick={() => repair(offered)}>{a.useAll}</button></li>}
              {faults.length > mostTold && <li className="secondary">{a.moreFaults(faults.length - mostTold)}</li>}
            </ul>
          </>
        )}
      </output>
      <div className="row">
        <Button type="submit" variant="filled" disabled={taken === 0}>{mode === 'replace' ? w.takeAll(outcome?.set.domains.length ?? 0) : w.take(taken)}</Button>
        <Button onClick={onClose}>{a.cancel}</Button>
      </div>
    </form>
  );
}

interface Told {
  readonly line: number | null;
  readonly text: string;
  /** What is offered for a block of a domain, which is known by its order in the text; the empty text leaves the block out. */
  readonly repair: { readonly nth: number; readonly fault: BlocksFault; readonly offer: string } | null;
}

interface Place {
  readonly line: number | null;
  readonly nth: number;
}

function told(faults: readonly FileFault[], { refused, beyond }: Merged<Place>, w: Words<typeof partWords>, a: Words<typeof asideWords>): readonly Told[] {
  return [
    ...faults.map((fault) => ({ line: 'line' in fault ? fault.line : null, text: fileFaultText(fault, w), repair: null })),
    ...refused.flatMap(({ candidate: { place, draft }, faults: wrong }) => {
      const named = draft.name === '' ? '' : w.ofDomain(draft.name);
      return draftFaults(wrong, a).map(({ text, fault }) => {
        const offer = fault === null ? null : offerFor(fault);
        return { line: place.line, text: `${named}${text}`, repair: fault === null || offer === null ? null : { nth: place.nth, fault, offer } };
      });
    }),
    ...(beyond > 0 ? [{ line: null, text: w.faultRoom(beyond), repair: null }] : []),
  ].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** What is wrong with a domain: its name or its being for all else before anything else, or each of its blocks. */
function draftFaults({ name, blocks, rest }: DraftFaults, a: Words<typeof asideWords>): readonly { readonly text: string; readonly fault: BlocksFault | null }[] {
  if (name !== null) return [{ text: nameFaultText(name, a), fault: null }];
  if (rest !== null) return [{ text: a.restTaken(rest.name), fault: null }];
  return blocks.map((fault) => ({ text: blocksFaultText(fault, a, false), fault }));
}

function fileFaultText(fault: FileFault, w: Words<typeof partWords>): string {
  switch (fault.kind) {
    case 'empty':
      return w.faultEmpty;
    case 'quote':
      return w.faultQuote;
    case 'columns':
      return w.faultColumns;
    case 'json':
      return w.faultJson(fault.detail);
    case 'other-json':
      return w.faultOther;
    case 'newer':
      return w.faultNewer(fault.version);
    case 'part':
      return w.faultPart(fault.path);
    default:
      return unreachable(fault);
  }
}
