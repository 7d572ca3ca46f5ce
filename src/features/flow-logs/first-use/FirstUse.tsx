import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../../base/format/time.ts';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import { archivePolicy, archivePolicyText, archiveRole, archiveTrust } from '../../../model/cloud/archive-role.ts';
import { cutMiddle } from '../../../base/format/cut.ts';
import type { Activation, ActivationDeed } from '../../../state/activation.ts';
import { CopyButton } from '../../../ui/cloud/CopyButton.tsx';
import { ProblemNote } from '../../../ui/cloud/ProblemNote.tsx';
import { StateMark } from '../../../ui/cloud/StateMark.tsx';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { words } from '../words.ts';
import { FirstAside } from './FirstAside.tsx';
import { Facts, Step } from './Step.tsx';
import { firstWords } from './words.ts';

/** What the steps ask of the services. */
const calls = { enable: 'OpenFlowLogService', sls: 'OpenSlsService' } as const;
const roleTexts = `${archivePolicyText}\n\n${archiveTrust}`;

interface FirstUseProps {
  readonly region: string;
  readonly activation: Activation;
  /** Those that exist already, made before flow logs were enabled in earnest. */
  readonly logs: readonly FlowLog[];
}

/** In place of the list, before there can be one: authorise, enable, activate; one step is open. */
export function FirstUse({ region, activation, logs }: FirstUseProps) {
  const w = usePartWords(firstWords);
  const { zone } = useReader();
  const { role, service, sls } = activation;
  const open = role.done !== true ? 1 : service.done !== true ? 2 : 3;
  const stateOf = (number: 1 | 2 | 3, done: boolean | null): 'done' | 'open' | 'later' => (number === open ? 'open' : done === true ? 'done' : 'later');
  return (
    <div className="cloud-columns">
      <div>
        <ol className="first-steps" aria-label={w.steps}>
          <Step
            number={1} state={stateOf(1, role.done)} title={role.done === true ? w.authorised : w.authorise}
            brief={role.done === true ? <><span className="mono">{archiveRole}</span>{role.at === null ? '' : ` · ${formatTime(role.at, zone, 'moment')}`}</> : w.authorisedBrief}
          >
            <Authorise region={region} activation={activation} />
          </Step>
          <Step number={2} state={stateOf(2, service.done)} title={service.done === true ? w.enabled : w.enable} brief={w.enabledBrief}>
            <p className="secondary">{w.enableDetail}</p>
            <Facts facts={[[w.charged, w.chargedValue], [w.called, <span key="called" className="mono">{calls.enable}</span>]]} />
            <Deed activation={activation} deed="enable" label={w.enableNow} />
            <p className="first-preview small secondary">
              {w.preview} <button type="button" className="link" onClick={() => activation.perform('enable')}>{w.activateThem}</button>
            </p>
          </Step>
          <Step number={3} state={stateOf(3, sls.done)} title={sls.done === true ? w.slsActive : w.sls} brief={w.slsBrief}>
            <p className="secondary">{w.slsDetail}</p>
            <Facts facts={[[w.charged, w.slsCharged], [w.notNeeded, w.notNeededValue], [w.called, <span key="called" className="mono">{calls.sls}</span>]]} />
            <Deed activation={activation} deed="sls" label={w.slsNow} />
            <p className="first-preview small secondary">
              {w.looks} <button type="button" className="link" onClick={activation.again}>{w.askNow}</button>
            </p>
          </Step>
        </ol>
        {service.done === true && logs.length > 0 && <FromPreview logs={logs} />}
      </div>
      <FirstAside role={role.done === true} enabled={service.done === true} active={sls.done === true} />
    </div>
  );
}

function Authorise({ region, activation }: { readonly region: string; readonly activation: Activation }) {
  const w = usePartWords(firstWords);
  const [textShown, setTextShown] = useState(false);
  return (
    <>
      <p className="secondary">{w.authoriseDetail}</p>
      <Facts
        facts={[
          [w.role, <span key="role" className="mono">{archiveRole}</span>],
          [w.policy, <span key="policy"><span className="mono">{archivePolicy}</span> <button type="button" className="link" aria-expanded={textShown} onClick={() => setTextShown(!textShown)}>{textShown ? w.hideText : w.showText}</button></span>],
          [w.whoMay, w.whoMayValue],
          [w.undoneBy, w.undoneByValue],
        ]}
      />
      {textShown && <pre className="first-text mono">{roleTexts}</pre>}
      <Deed activation={activation} deed="authorise" label={w.authoriseNow}>
        <CopyButton text={w.request(region, archivePolicyText)} label={w.copyRequest} />
      </Deed>
    </>
  );
}

interface DeedProps {
  readonly activation: Activation;
  readonly deed: ActivationDeed;
  readonly label: string;
  readonly children?: React.ReactNode;
}

/** The step's one button, and beneath it why it could not be done. */
function Deed({ activation, deed, label, children }: DeedProps) {
  const w = usePartWords(firstWords);
  const { problem } = activation;
  const step = { authorise: activation.role, enable: activation.service, sls: activation.sls }[deed];
  return (
    <>
      <div className="first-deed">
        <Button variant="filled" disabled={activation.performing !== null} onClick={() => activation.perform(deed)}>{label}</Button>
        {children}
      </div>
      {problem?.deed === deed && <ProblemNote problem={problem.problem} fact={w.notDone} onRetry={() => activation.perform(deed)} />}
      {problem?.deed !== deed && step.problem !== null && <ProblemNote problem={step.problem} fact={w.unknown} onRetry={activation.again} />}
    </>
  );
}

function FromPreview({ logs }: { readonly logs: readonly FlowLog[] }) {
  const w = usePartWords(firstWords);
  const list = usePartWords(words);
  return (
    <section className="first-logs">
      <h2 className="part">{w.fromPreview} <span className="small secondary">{w.fromPreviewHelp}</span></h2>
      <table className="list">
        <thead>
          <tr><th scope="col">{list.name}</th><th scope="col">{list.resource}</th><th scope="col">{list.interval}</th><th scope="col">{list.state}</th></tr>
        </thead>
        <tbody>
          {logs.map((log) => (
            <tr key={log.id}>
              <td><b>{log.name === '' ? log.id : log.name}</b></td>
              <td className="mono secondary">{cutMiddle(log.resourceId)}</td>
              <td>{list.minutes(log.interval)}</td>
              <td><StateMark tone={log.status === 'Active' ? 'good' : 'still'} word={log.status === 'Active' ? list.stateActive : list.stateStopped} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
