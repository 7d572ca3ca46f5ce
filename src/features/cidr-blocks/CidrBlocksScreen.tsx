import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { domainsCsv } from '../../model/domain-rules/csv-file.ts';
import { emptyDraft, draftOf } from '../../model/domain-rules/faults.ts';
import { domainsJson } from '../../model/domain-rules/json-file.ts';
import { setRemarks } from '../../model/domain-rules/remarks.ts';
import { presetDomains, type Domain } from '../../model/domains.ts';
import { filterIs } from '../../model/filter.ts';
import { useDescription } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { SaidNote } from '../../ui/cloud/SaidNote.tsx';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { AddressSpace } from './AddressSpace.tsx';
import { AddressTester } from './AddressTester.tsx';
import { asideWords } from './aside-words.ts';
import { DomainEditor } from './DomainEditor.tsx';
import { DomainTable } from './DomainTable.tsx';
import { ImportAside } from './ImportAside.tsx';
import { partWords } from './part-words.ts';
import { Remarks } from './Remarks.tsx';
import { saveFile } from '../../ui/panel/save.ts';
import { SeedAside } from './SeedAside.tsx';
import { SwitchRow } from './SwitchRow.tsx';
import { mostAddresses, none } from './traffic.ts';
import { unnamedOf } from './unnamed.ts';
import { useAside } from './use-aside.ts';
import { useDomainColour } from './use-colour.ts';
import { useEditing } from './use-editing.ts';
import { useLabelled, useTraffic } from './use-traffic.ts';
import { WithoutDomain } from './WithoutDomain.tsx';
import { VersionsAside } from './VersionsAside.tsx';
import { words } from './words.ts';
import './cidr-blocks.css';

const nobody: ReadonlySet<string> = new Set();

/** CIDR Block Settings: the domains of an instance or of this browser, what they hold, and the editing of them. */
export function CidrBlocksScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = useWords(words);
  const a = useWords(asideWords);
  const p = useWords(partWords);
  const [said, say] = useSaid();
  const { owner, whose, kept, unread, change, accept, undoLast } = useEditing(say);
  const { set } = kept;
  const { aside, go, draft, drafted, goNew } = useAside();
  const { source } = useView();
  const active = useSession((session) => session.active);
  const { overviewOpened } = useViewActions();
  const { records } = useDescription();
  const traffic = useTraffic();
  const labelled = useLabelled(traffic, set);
  const colour = useDomainColour(set.domains, labelled);
  const [shown, setShown] = useState<ReadonlySet<string>>(nobody);
  const remarks = useMemo(() => setRemarks(set, new Set(kept.accepted)), [set, kept.accepted]);
  const unnamed = useMemo(() => (traffic.addresses === null ? null : unnamedOf(traffic.addresses, set)), [traffic.addresses, set]);
  const edited = aside.kind === 'edit' ? (set.domains.find(({ id }) => id === aside.id) ?? null) : null;
  const chosen = useMemo(() => (aside.kind === 'edit' ? new Set([aside.id]) : shown), [aside, shown]);
  const spaceBlocks = useMemo(() => blocksToShow(set.domains, edited, labelled?.byDomain), [set.domains, edited, labelled]);
  const weighed = useMemo(() => (traffic.addresses === null || labelled === null ? null : { addresses: traffic.addresses, labelled }), [traffic.addresses, labelled]);
  const blocks = set.domains.reduce((sum, one) => sum + one.blocks.length, 0);
  const close = (): void => {
    drafted(undefined);
    go({ kind: 'none' });
  };
  const remove = (domain: Domain): void => {
    const done = change(({ domains }) => ({ version: 1, domains: domains.filter(({ id }) => id !== domain.id) }), w.deleted(domain.name));
    if (done && aside.kind === 'edit' && aside.id === domain.id) close();
  };
  const save = (domain: Domain): void => {
    const isNew = edited === null;
    const done = change(
      ({ domains }) => ({ version: 1, domains: domains.some(({ id }) => id === domain.id) ? domains.map((one) => (one.id === domain.id ? domain : one)) : [...domains, domain] }),
      isNew ? w.added(domain.name) : w.saved(domain.name),
    );
    if (done) close();
  };
  const edit = (id: string): void => {
    setShown(nobody);
    go({ kind: 'edit', id });
  };
  const make = (block: string): void => goNew({ ...emptyDraft, blocks: block });
  const take = (next: typeof set, text: string): void => {
    if (change(() => next, text)) close();
  };
  const saveCsv = (): void => saveFile('domains.csv', new Blob([domainsCsv(set)], { type: 'text/csv' }));
  const saveJson = (): void => saveFile('domains.json', new Blob([domainsJson(set)], { type: 'application/json' }));
  return (
    <>
      <Header title={w.title} context={w.context(set.domains.length, blocks, whose)} onMenu={onMenu}>
        <Button className="wide-only" onClick={() => go({ kind: 'import' })}>{w.import}</Button>
        <Menu position="bottom-end">
          <Menu.Target><Button className="wide-only">{w.export}</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={saveCsv}>{w.exportCsv}</Menu.Item>
            <Menu.Item onClick={saveJson}>{w.exportJson}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {/* A form beside has the one primary button. */}
        <Button variant={aside.kind === 'none' || aside.kind === 'versions' ? 'filled' : 'default'} onClick={() => go({ kind: 'new' })}>+ {w.add}</Button>
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon aria-label={w.more}><Icon name="more" /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {/* A narrow window has the row for one button. */}
            <Menu.Item className="narrow-only" onClick={() => go({ kind: 'import' })}>{w.import}</Menu.Item>
            <Menu.Item className="narrow-only" onClick={saveCsv}>{w.exportCsv}</Menu.Item>
            <Menu.Item className="narrow-only" onClick={saveJson}>{w.exportJson}</Menu.Item>
            <Menu.Item onClick={() => go({ kind: 'seed' })}>{w.seed}</Menu.Item>
            <Menu.Item onClick={() => go({ kind: 'versions' })}>{w.versions}</Menu.Item>
            <Menu.Item onClick={undoLast}>{w.undoLast}</Menu.Item>
            <Menu.Item onClick={() => change(() => presetDomains, w.restored)}>{w.restorePresets}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Header>
      <SwitchRow owner={owner} set={set} />
      <SaidNote said={said} onDone={() => say(null)} />
      <div className={aside.kind === 'none' ? 'cidr-columns' : 'cidr-columns with-form'}>
        <main className="sheet cidr-main" id="sheet" tabIndex={-1}>
          {unread > 0 && <div className="cidr-note"><p className="note">{w.unread(unread)}</p></div>}
          <Remarks remarks={remarks} onShow={(ids) => setShown(new Set(ids))} onAccept={accept} onEdit={edit} onRest={() => goNew({ ...emptyDraft, rest: true })} />
          {traffic.problem !== null && <div className="cidr-note"><Problem problem={traffic.problem} /></div>}
          <DomainTable set={set} labelled={labelled} range={traffic.range} colour={colour} chosen={chosen} onEdit={edit} onDelete={remove} onTraffic={({ name }) => overviewOpened([{ ...filterIs('srctype', name), side: 'either' }])} />
          <p className="small tertiary cidr-foot">{w.longest}{records === 0 ? ` ${w.noRecords}` : ''}{traffic.cut ? ` ${w.cut(formatExact(mostAddresses))}` : ''}</p>
          <AddressSpace key={`${owner}-${edited?.id ?? ''}`} set={set} blocks={spaceBlocks} addresses={traffic.addresses} colour={colour} onMake={make} />
          {unnamed !== null && <WithoutDomain unnamed={unnamed} set={set} range={traffic.range} onMake={make} />}
        </main>
        <aside className="cidr-aside">
          <AddressTester set={set} colour={colour} addresses={traffic.addresses} isCut={traffic.cut} onShow={(filter) => overviewOpened([filter])} />
          {aside.kind !== 'none' && (
            <Form title={aside.kind === 'import' ? p.importTitle : aside.kind === 'seed' ? p.seedTitle : aside.kind === 'versions' ? p.versions : (edited?.name ?? (aside.kind === 'new' ? a.newDomain : a.noSuch))} closeText={a.close} onClose={close}>
              {aside.kind === 'new' && <DomainEditor key="new" domain={null} set={set} draft={draft ?? emptyDraft} onDraft={drafted} onSave={save} onCancel={close} onDelete={close} traffic={weighed} />}
              {edited !== null && <DomainEditor key={edited.id} domain={edited} set={set} draft={draft ?? draftOf(edited)} onDraft={drafted} onSave={save} onCancel={close} onDelete={() => remove(edited)} traffic={weighed} />}
              {aside.kind === 'edit' && edited === null && <p className="small secondary">{a.noSuchDetail}</p>}
              {aside.kind === 'import' && <ImportAside set={set} onTake={take} onClose={close} />}
              {aside.kind === 'versions' && <VersionsAside kept={kept} onRestore={(next, text) => change(() => next, text)} />}
              {aside.kind === 'seed' && <SeedAside source={active.kind === 'none' ? source : active} set={set} onTake={take} onClose={close} />}
            </Form>
          )}
        </aside>
      </div>
    </>
  );
}

interface FormProps {
  readonly title: string;
  readonly closeText: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What stands under the tester while a domain is made or changed; once it is gone, the focus is where it came from, or on the list where that was deleted. */
function Form({ title, closeText, onClose, children }: FormProps) {
  useFocusReturn('sheet');
  return (
    <div className="cidr-form">
      <div className="row cidr-form-head">
        <h2 className="part grow cut">{title}</h2>
        <ActionIcon size={24} aria-label={closeText} onClick={onClose}><Icon name="close" /></ActionIcon>
      </div>
      {children}
    </div>
  );
}

/** Blocks whose space can be looked at: of the domain that is edited first, then those of domains with traffic. */
function blocksToShow(domains: readonly Domain[], edited: Domain | null, traffic: ReadonlyMap<string, { readonly bytes: number }> | undefined): readonly string[] {
  const bytesOf = ({ id }: Domain): number => traffic?.get(id)?.bytes ?? traffic?.get(none)?.bytes ?? 0;
  const others = domains.filter((one) => one !== edited).toSorted((x, y) => bytesOf(y) - bytesOf(x));
  return [...new Set([...(edited?.blocks ?? []), ...others.flatMap((one) => one.blocks)])].slice(0, 200);
}
