import { Button, Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { browserOwner } from '../../model/owner.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useInstances } from '../../state/instances.ts';
import { withoutQuery } from '../../state/search.ts';
import { during, threatListsChosen, useThreatLists } from '../../state/threat-lists.ts';
import { useViewActions } from '../../state/view.ts';
import { useSettings } from '../../state/settings.ts';
import { exceptionMadeHere } from '../../state/threat-exceptions.ts';
import { ExceptionForm } from '../../ui/address/ExceptionForm.tsx';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { ExceptionTable } from './ExceptionTable.tsx';
import { ListDetails } from './ListDetails.tsx';
import { DemoRow, ListRow } from './ListRow.tsx';
import { Outcomes } from './Outcomes.tsx';
import { PasteAside } from './PasteAside.tsx';
import { useMarkedByList } from './use-marked.ts';
import { words } from './words.ts';
import './threat-lists.css';

/** The lists by which addresses are marked, all of them the reader's own but the demo's. */
export function ThreatListsScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(words);
  const engine = useEngine();
  const { lists, source, marked, owner, exceptions } = useThreatLists();
  const instance = useInstances(({ instances }) => instances.find(({ id }) => id === owner)?.name);
  const { records } = useDescription();
  const input = useRef<HTMLInputElement>(null);
  /** `paste`, `except`, or the id of a list. */
  const [beside, setBeside] = useState<string | null>(null);
  const { queryOpened } = useViewActions();
  // What is kept comes back when the worker starts, which after a reload of this screen nothing else brings about.
  useEffect(() => engine.prepare(), [engine]);
  const byList = useMarkedByList();
  const chosen = lists.find(({ id }) => id === beside);
  const all = [...lists, ...(source ? [source] : [])];
  const close = (): void => setBeside(null);
  return (
    <>
      <Header
        title={w.title} onMenu={onMenu} back={records > 0 ? <Link className="back-link" to="/threats" search={withoutQuery}>{w.back}</Link> : undefined}
        context={w.context(all.length, all.reduce((sum, { entries }) => sum + entries, 0), owner === browserOwner ? null : (instance ?? owner))}
      >
        <Button onClick={() => setBeside('paste')} aria-pressed={beside === 'paste'}>{w.paste}</Button>
        <Button variant={beside === 'paste' || beside === 'except' ? 'default' : 'filled'} onClick={() => input.current?.click()}>{w.load}</Button>
        <input
          ref={input} type="file" multiple hidden aria-label={w.loadLabel}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again after it was corrected.
            event.currentTarget.value = '';
            if (files.length > 0) void threatListsChosen(engine, files);
          }}
        />
      </Header>
      <main className="sheet threat-lists" id="sheet" tabIndex={-1}>
        <div className="threat-lists-column">
          <div className="threat-lists-notes"><Outcomes /></div>
          {all.length === 0 ? (
            <div className="threat-lists-none">
              <p>{w.none}</p>
              <p className="small tertiary">{w.noneHelp}</p>
            </div>
          ) : (
            <div className="threat-lists-scroll">
              <table className="list">
                <caption className="unseen">{w.caption}</caption>
                <thead>
                  <tr>
                    <th scope="col" className="threat-lists-on">{w.on}</th>
                    <th scope="col">{w.list}</th>
                    <th scope="col" className="threat-lists-day">{w.day}</th>
                    <th scope="col" className="threat-lists-number end">{w.entries}</th>
                    <th scope="col" className="threat-lists-number end" title={w.marksHelp}>{w.marks}</th>
                    <th scope="col" className="threat-lists-number end">{w.leftOut}</th>
                    <th scope="col" className="threat-lists-weight">{w.weight}</th>
                    <th scope="col" className="threat-lists-day">{w.loaded}</th>
                    <th scope="col" className="threat-lists-deeds"><span className="unseen">{w.deeds}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {lists.map((list) => <ListRow key={list.id} list={list} marks={byList === null ? null : (byList.get(list.name) ?? 0)} chosen={list.id === beside} onChosen={() => setBeside(list.id === beside ? null : list.id)} />)}
                  {source && <DemoRow list={source} marks={byList === null ? null : (byList.get(source.name) ?? 0)} />}
                </tbody>
              </table>
            </div>
          )}
          {(all.length > 0 || exceptions.length > 0) && <ExceptionTable adding={beside === 'except'} onAdd={() => setBeside('except')} />}
          {records > 0 && all.some(({ on }) => on) && (
            <p className="threat-lists-marked small">
              {w.marked(marked.addresses, marked.milliseconds)}{' '}
              {marked.addresses > 0 && <button type="button" className="link" onClick={() => queryOpened({ text: 'srcthreat: * or dstthreat: *' })}>{w.show}</button>}
            </p>
          )}
        </div>
        <aside className="threat-lists-aside">
          {beside === 'paste' ? <PasteAside onClose={close} /> : beside === 'except' ? <ExceptAside onClose={close} /> : chosen ? <ListDetails list={chosen} onClose={close} /> : <About />}
        </aside>
      </main>
    </>
  );
}

/** What is no threat, whatever lists say. */
function ExceptAside({ onClose }: { readonly onClose: () => void }) {
  const w = usePartWords(words);
  const { title } = usePartWords(exceptionWords);
  const engine = useEngine();
  const { lists, source, exceptions } = useThreatLists();
  return (
    <section className="threat-lists-form">
      <h2 className="part">{title}</h2>
      <ExceptionForm
        address="" lists={[...lists, ...(source ? [{ ...source, name: w.demo }] : [])]} exceptions={exceptions} onCancel={onClose}
        onExcept={(wish) => {
          void exceptionMadeHere(engine, wish);
          onClose();
        }}
      />
    </section>
  );
}

/** What holds for all lists. */
function About() {
  const w = usePartWords(words);
  const engine = useEngine();
  const { includePrivate, keptBytes, lists, exceptions } = useThreatLists();
  const keep = useSettings((settings) => settings.keep);
  return (
    <>
      <section>
        <h2 className="part">{w.forms}</h2>
        <ul className="small secondary threat-lists-kinds">
          {[w.formsLines, w.formsCsv, w.formsJson, w.formsProse, w.formsGzip].map((text) => <li key={text}>{text}</li>)}
        </ul>
      </section>
      <section>
        <Switch label={w.includePrivate} checked={includePrivate} onChange={(event) => void during(() => engine.threatLists.includePrivate(event.currentTarget.checked))} />
        <p className="small tertiary">{w.includePrivateHelp}</p>
      </section>
      <section className="small tertiary">
        <p>{w.weightHelp}</p>
        {(lists.length > 0 || exceptions.length > 0) && <p>{keptBytes > 0 ? w.keep : keep ? w.keepFailed : w.notKept}</p>}
      </section>
    </>
  );
}
