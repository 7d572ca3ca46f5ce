import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { withoutQuery } from '../../state/search.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { SaidNote } from '../../ui/cloud/SaidNote.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { kindText } from './cells.ts';
import { useDelivered } from './delivered.ts';
import { EditForm } from './EditForm.tsx';
import { AboutFields, FlowLogFields } from './FlowLogFields.tsx';
import { FlowLogAside } from './FlowLogAside.tsx';
import { HuaweiAside } from './HuaweiAside.tsx';
import { pageWords } from './page-words.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { mayChange, mayStart, mayStop, type Kind, type Row } from './row.ts';
import { useRememberedStates } from './seen-states.ts';
import { StateCell } from './StateCell.tsx';
import { States } from './States.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { troubleOf } from './trouble.ts';
import { useDeeds, type Deeds } from './use-deeds.ts';
import { factOf, useRows } from './use-rows.ts';
import { words } from './words.ts';
import './flow-logs.css';

interface FlowLogPageProps {
  readonly kind: Kind;
  readonly region: string;
  readonly id: string;
  readonly onMenu: () => void;
}

/** One flow log: everything that is known of it, and everything that can be done with it. */
export function FlowLogPage({ kind, region, id, onMenu }: FlowLogPageProps) {
  const w = usePartWords(pageWords);
  const list = usePartWords(words);
  const navigate = useNavigate();
  const { zone } = useReader();
  const [said, say] = useSaid();
  const [removing, setRemoving] = useState(false);
  const deeds = useDeeds(say, () => void navigate({ to: '/flow-logs', search: withoutQuery }));
  const asked = useRows(region, kind);
  const row = asked.rows?.find((one) => one.kind === kind && one.id === id);
  useRememberedStates(row === undefined ? nothing : [row]);
  const back = <Link className="back-link" to="/flow-logs" search={withoutQuery}>{w.back}</Link>;
  return (
    <>
      <Header title={row?.name ?? id} back={back} context={row === undefined ? region : w.context(kindText(row, list), region)} onMenu={onMenu} wideTools>
        <ActionIcon aria-label={list.refresh} title={list.refresh} onClick={asked.again}>
          <Icon name="refresh" />
        </ActionIcon>
        {row !== undefined && <Tools row={row} deeds={deeds} onRemove={() => setRemoving(true)} />}
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        <SaidNote said={said} onDone={() => say(null)} />
        {asked.problem !== null && <ProblemNote problem={asked.problem} fact={factOf(asked, list, zone)} onRetry={asked.again} />}
        {asked.rows === null && asked.problem === null && <output className="plain-screen secondary">{list.asking}</output>}
        {asked.rows !== null && asked.problem === null && row === undefined && <div className="flow-log-empty"><h2>{w.gone}</h2><p className="secondary">{w.goneDetail(id, region)}</p></div>}
        {row !== undefined && <Body row={row} rows={asked.rows ?? nothing} deeds={deeds} onRemove={() => setRemoving(true)} />}
      </main>
      {row !== undefined && removing && <RemoveDialog row={row} onRemove={() => deeds.remove(row)} onClose={() => setRemoving(false)} />}
    </>
  );
}

const nothing: readonly Row[] = [];

/** Start or stop, and delete; what cannot be done now is off. */
function Tools({ row, deeds, onRemove }: { readonly row: Row; readonly deeds: Deeds; readonly onRemove: () => void }) {
  const list = usePartWords(words);
  return (
    <>
      {mayStart(row) || row.state === 'stopped'
        ? <Button disabled={!mayStart(row)} onClick={() => deeds.start(row)}>{list.start}</Button>
        : <Button disabled={!mayStop(row)} onClick={() => deeds.stop(row)}>{list.stop}</Button>}
      <Button className="danger" disabled={!mayChange(row)} onClick={onRemove}>{list.remove}</Button>
    </>
  );
}

function Body({ row, rows, deeds, onRemove }: { readonly row: Row; readonly rows: readonly Row[]; readonly deeds: Deeds; readonly onRemove: () => void }) {
  const w = usePartWords(pageWords);
  const list = usePartWords(words);
  const { zone } = useReader();
  const [editing, setEditing] = useState(false);
  const delivered = useDelivered(row);
  const trouble = troubleOf(row, delivered?.last ?? null, list, zone);
  const isManaged = row.kind === 'alibaba' && row.log.managed;
  return (
    <div className="cloud-columns">
      <div className="flow-log-page">
        <div className="row flow-log-now">
          <StateCell row={row} />
          {isManaged && <span className="cloud-tag" title={list.managedHelp}>{list.managed}</span>}
        </div>
        {trouble !== null && <div className="note error"><TroubleNote row={row} trouble={trouble} onRemove={onRemove} /></div>}
        <section>
          <div className="row ruled">
            <h2 className="part grow">{w.about}</h2>
            {!editing && <button type="button" className="link small" disabled={!mayChange(row)} onClick={() => setEditing(true)}>{row.kind === 'alibaba' ? list.edit : list.editNames}</button>}
          </div>
          {editing && (
            <EditForm
              row={row} onCancel={() => setEditing(false)}
              onSave={(change) => {
                setEditing(false);
                deeds.edit(row, change);
              }}
            />
          )}
          {!editing && <AboutFields row={row} />}
        </section>
        <FlowLogFields row={row} rows={rows} />
        <section>
          <div className="row ruled">
            <h2 className="part">{w.states}</h2>
            <span className="grow small tertiary end">{w.statesHelp}</span>
          </div>
          <States row={row} />
        </section>
      </div>
      {row.kind === 'alibaba' ? <FlowLogAside row={row} delivered={delivered} /> : <HuaweiAside row={row} />}
    </div>
  );
}
