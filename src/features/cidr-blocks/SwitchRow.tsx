import { Button, Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { enrichedLogstore, type FlowLogInstance } from '../../model/cloud/logstore.ts';
import type { DomainSet } from '../../model/domains.ts';
import { browserOwner } from '../../model/owner.ts';
import { recordedColumn } from '../../model/recorded-name.ts';
import { useStartedCloud } from '../../state/cloud.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import type { DomainOwner } from '../../state/domain-owner.ts';
import { useDescription } from '../../state/engine.tsx';
import { useInstances } from '../../state/instances.ts';
import { jobDiffers, useInterDomainSwitch, useJob } from '../../state/inter-domain.ts';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { isJobOn, JobMark, jobStateOf } from '../../ui/cloud/JobMark.tsx';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { TurnOnDialog } from '../../ui/cloud/TurnOnDialog.tsx';
import { switchWords } from './switch-words.ts';

/** Whether domains are told apart, where, and at what cost: here always and free, in the cloud by a job that is charged. */
export function SwitchRow({ owner, set }: { readonly owner: DomainOwner; readonly set: DomainSet }) {
  const instance = useInstances(({ instances }) => instances.find(({ id }) => id === owner));
  return (
    <>
      {owner === browserOwner ? <HereRow /> : instance === undefined ? <UnknownRow id={owner} /> : <CloudRow instance={instance} set={set} />}
      <Recorded />
    </>
  );
}

/** Some logs have labels of their own; which of both counts is said where domains are made. */
function Recorded() {
  const w = useWords(switchWords);
  const { fields } = useDescription();
  const names = ['srctype', 'dsttype'].filter((name) => fields.includes(recordedColumn(name)));
  if (names.length === 0) return null;
  return <div className="cidr-note"><p className="note info">{w.recorded(names.join(w.and), names.map(recordedColumn).join(w.and))}</p></div>;
}

function HereRow() {
  const w = useWords(switchWords);
  const { records } = useDescription();
  return (
    <section className="cidr-switch" aria-label={w.label}>
      <div className="grow">
        <b>{w.onHere}</b>
        <p className="small tertiary">{records === 0 ? w.hereNone : w.hereDetail(formatExact(records))}</p>
      </div>
    </section>
  );
}

function UnknownRow({ id }: { readonly id: string }) {
  const w = useWords(switchWords);
  return (
    <section className="cidr-switch" aria-label={w.label}>
      <div className="grow">
        <b>{w.onHere}</b>
        <p className="small tertiary">{w.noInstance(id)}</p>
      </div>
    </section>
  );
}

function CloudRow({ instance, set }: { readonly instance: FlowLogInstance; readonly set: DomainSet }) {
  const w = useWords(switchWords);
  const cloud = useStartedCloud();
  const job = useJob(instance);
  const { turn, update, working, problem, isAsBefore } = useInterDomainSwitch(instance);
  const [asking, setAsking] = useState(false);
  const jobProblem = cloudProblemOf(job.error);
  const state = cloud.kind === 'on' ? jobStateOf(job.data) : null;
  const isOn = isJobOn(state);
  const { region, project, id } = instance;
  const target = enrichedLogstore(id);
  const differs = isOn && job.data !== undefined && job.data !== null && jobDiffers(job.data, set);
  return (
    <section aria-label={w.label}>
      <div className="cidr-switch">
        <Switch
          size="md" aria-label={w.label} checked={isOn} disabled={working || state === null || state === 'STOPPING'}
          onChange={() => (isOn ? turn(false) : setAsking(true))}
        />
        <div className="grow">
          <b>{state === null ? w.unknownCloud : isOn ? w.onCloud : w.offCloud}</b>
          {isOn
            ? <p className="small tertiary">{w.cloudDetail} <Link className="mono" to="/logstores/$region/$project/$logstore" params={{ region, project, logstore: target }} search={withoutQuery}>{target}</Link> · {w.charged}</p>
            : <p className="small tertiary">{state === null ? w.unknownDetail : w.offDetail}</p>}
        </div>
        {cloud.kind === 'off' && <Link to="/flow-logs" search={withoutQuery}>{w.toAccount}</Link>}
        {cloud.kind === 'starting' && <output className="small secondary">{w.starting}</output>}
        {working && <output className="small secondary">{w.working}</output>}
        {state !== null && <span className="small"><JobMark state={state} /></span>}
      </div>
      {cloud.kind === 'failed' && <div className="cidr-note"><div className="note error" role="alert"><p className="mono">{cloud.message}</p></div></div>}
      {problem !== null && <div className="cidr-note"><ProblemNote problem={problem} fact={isAsBefore ? w.notTurned : w.perhapsTurned} /></div>}
      {jobProblem !== null && cloud.kind === 'on' && <div className="cidr-note"><ProblemNote problem={jobProblem} fact={w.jobUnknown} onRetry={() => void job.refetch()} /></div>}
      {state === 'FAILED' && <div className="cidr-note"><p className="note error" role="alert">{w.failed}</p></div>}
      {differs && (
        <div className="cidr-note">
          <output className="note row">
            <span className="grow"><strong>{w.differs}</strong> {w.differsDetail}</span>
            <Button size="xs" disabled={working} onClick={update}>{w.update}</Button>
          </output>
        </div>
      )}
      {asking && <TurnOnDialog onTurn={() => turn(true)} onClose={() => setAsking(false)} />}
    </section>
  );
}
