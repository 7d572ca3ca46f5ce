import { Button, Modal } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { enrichedLogstore, type FlowLogInstance, type TransformationJob } from '../../../model/cloud/logstore.ts';
import { useCloud } from '../../../state/cloud.ts';
import { cloudProblemOf } from '../../../state/cloud-query.ts';
import { useInterDomainSwitch, useJob } from '../../../state/inter-domain.ts';
import { useWords } from '../../../state/language.ts';
import { validateSearch, withoutQuery } from '../../../state/search.ts';
import { searchForSource } from '../../../state/source-link.ts';
import { ProblemNote } from '../../../ui/cloud/ProblemNote.tsx';
import { StateMark, type StateTone } from '../../../ui/cloud/StateMark.tsx';
import { useFocusReturn } from '../../../ui/focus-return.ts';
import { interDomain } from './screens.ts';
import { instanceWords } from './words.ts';

type JobState = TransformationJob['state'] | 'none';

const tones: Readonly<Record<JobState, StateTone>> = {
  none: 'still', STARTING: 'moving', RUNNING: 'good', STOPPING: 'moving', STOPPED: 'still', RESTARTING: 'moving', SUCCEEDED: 'still', FAILED: 'bad', UNKNOWN: 'still',
};

/** The half of the dashboards that needs records with CIDR blocks: its switch, the state of its job, and its screens. */
export function InterDomainPart({ instance }: { readonly instance: FlowLogInstance }) {
  const w = useWords(instanceWords);
  const { hash } = useLocation();
  const cloud = useCloud();
  const job = useJob(instance);
  const { turn, working, problem } = useInterDomainSwitch(instance);
  const [asking, setAsking] = useState(false);
  const jobProblem = cloudProblemOf(job.error);
  const state: JobState | null = job.data === undefined ? null : (job.data?.state ?? 'none');
  const isOn = state === 'RUNNING' || state === 'STARTING' || state === 'RESTARTING';
  const target = enrichedLogstore(instance.id);
  const { region, project } = instance;
  return (
    <section aria-labelledby="inter-domain">
      <div className="row ruled">
        <h2 className="part grow" id="inter-domain">{w.interDomainAnalysis}</h2>
        {state !== null && <StateMark tone={tones[state]} word={stateWord(state, w)} />}
      </div>
      <p className="secondary instance-about">{w.interDomainAbout(instance.id)}</p>
      {problem !== null && <ProblemNote problem={problem} fact={w.notTurned} />}
      {jobProblem !== null && <ProblemNote problem={jobProblem} fact={w.jobUnknown} onRetry={() => void job.refetch()} />}
      <div className="row instance-switch">
        {isOn
          ? <Button disabled={working} onClick={() => turn(false)}>{w.turnOff}</Button>
          : <Button disabled={working || state === null || state === 'STOPPING'} onClick={() => setAsking(true)}>{w.turnOn}</Button>}
        {state !== null && state !== 'none' && <Link to="/logstores/$region/$project/$logstore" params={{ region, project, logstore: target }} search={withoutQuery}>{target}</Link>}
      </div>
      {isOn && cloud.kind === 'on' && cloud.demo !== null && <p className="small tertiary">{w.demoEmpty}</p>}
      <ul className="instance-screens">
        {interDomain.map(({ name, about, id, to }) => (
          <li key={id} id={id} className={hash === id ? 'chosen' : undefined}>
            {to !== null && isOn
              ? <Link to={to} search={(before) => searchForSource(validateSearch(before), { kind: 'logstore', region, project, logstore: target, instance: null })}>{w[name]}</Link>
              : <span className="secondary">{w[name]}</span>}
            <span className="tertiary">{w[about]}</span>
          </li>
        ))}
      </ul>
      <p className="small tertiary">{w.notYet}</p>
      {asking && <TurnOnDialog onTurn={() => turn(true)} onClose={() => setAsking(false)} />}
    </section>
  );
}

function stateWord(state: JobState, w: Words<typeof instanceWords>): string {
  return state === 'none' ? w.interDomainOff : w[state];
}

function TurnOnDialog({ onTurn, onClose }: { readonly onTurn: () => void; readonly onClose: () => void }) {
  const w = useWords(instanceWords);
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={w.turnOnTitle} closeButtonProps={{ 'aria-label': w.cancel }}>
      <p>{w.turnOnDetail}</p>
      <p className="secondary instance-asked">{w.turnOnRole}</p>
      <div className="row instance-asked">
        <Button
          variant="filled" onClick={() => {
            onTurn();
            onClose();
          }}
        >
          {w.turnOnNow}
        </Button>
        <Button onClick={onClose}>{w.cancel}</Button>
      </div>
    </Modal>
  );
}
