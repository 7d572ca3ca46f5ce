import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { enrichedLogstore, type FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { screensOf } from '../../../model/screens.ts';
import { cloudProblemOf } from '../../../state/cloud-query.ts';
import { useInterDomainSwitch, useJob } from '../../../state/inter-domain.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { searchAsking, validateSearch, withoutQuery } from '../../../state/search.ts';
import { searchForSource, sourceOfInstance } from '../../../state/source-link.ts';
import { ProblemNote } from '../../../ui/cloud/ProblemNote.tsx';
import { isJobOn, JobMark, jobStateOf } from '../../../ui/cloud/JobMark.tsx';
import { TurnOnDialog } from '../../../ui/cloud/TurnOnDialog.tsx';
import { screenAbouts } from './screen-about.ts';
import { instanceWords } from './words.ts';

/** The half of the dashboards that needs records with CIDR blocks: its switch, the state of its job, and its screens. */
export function InterDomainPart({ instance }: { readonly instance: FlowLogInstance }) {
  const w = useWords(instanceWords);
  const language = useLanguage();
  const job = useJob(instance);
  const { turn, working, problem, isAsBefore } = useInterDomainSwitch(instance);
  const [asking, setAsking] = useState(false);
  const jobProblem = cloudProblemOf(job.error);
  const state = jobStateOf(job.data);
  const isOn = isJobOn(state);
  const target = enrichedLogstore(instance.id);
  const { region, project } = instance;
  return (
    <section aria-labelledby="inter-domain">
      <div className="row ruled">
        <h2 className="part grow" id="inter-domain">{w.interDomainAnalysis}</h2>
        {state !== null && <JobMark state={state} />}
      </div>
      <p className="secondary instance-about">{w.interDomainAbout(instance.id)}</p>
      {problem !== null && <ProblemNote problem={problem} fact={isAsBefore ? w.notTurned : w.perhapsTurned} />}
      {jobProblem !== null && <ProblemNote problem={jobProblem} fact={w.jobUnknown} onRetry={() => void job.refetch()} />}
      <div className="row instance-switch">
        {isOn
          ? <Button disabled={working} onClick={() => turn(false)}>{w.turnOff}</Button>
          : <Button disabled={working || state === null || state === 'STOPPING'} onClick={() => setAsking(true)}>{w.turnOn}</Button>}
        {state !== null && state !== 'none' && <Link to="/logstores/$region/$project/$logstore" params={{ region, project, logstore: target }} search={withoutQuery}>{target}</Link>}
      </div>
      <p className="small tertiary">{w.worksHere}</p>
      <ul className="instance-screens">
        {screensOf('inter-domain').map(({ id, name, to, asks }) => (
          <li key={id}>
            <Link to={to} search={(before) => searchAsking(asks)(searchForSource(validateSearch(before), sourceOfInstance(instance)))}>{name[language]}</Link>
            <span className="secondary">{screenAbouts[id][language]}</span>
          </li>
        ))}
      </ul>
      {asking && <TurnOnDialog onTurn={() => turn(true)} onClose={() => setAsking(false)} />}
    </section>
  );
}
