import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { presetDomains } from '../../../model/domains.ts';
import { enrichedLogstore, type FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { cloudProblemOf } from '../../../state/cloud-query.ts';
import { cloudSeconds, useCloud } from '../../../state/cloud.ts';
import { useFlowLogs } from '../../../state/flow-logs.ts';
import { begin } from '../../../state/idle.ts';
import { instanceCreated, interDomainSwitched, longestInstanceName, proposedId, useInstances } from '../../../state/instances.ts';
import { turnedOn } from '../../../state/inter-domain.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useHolding } from '../../../state/logstore-holding.ts';
import { useLogProjects, useLogstoreNames } from '../../../state/logstores.ts';
import { useRegion } from '../../../state/region.ts';
import { useSettings } from '../../../state/settings.ts';
import { Holding } from '../../../ui/cloud/Holding.tsx';
import { ProblemNote } from '../../../ui/cloud/ProblemNote.tsx';
import { problemSentence } from '../../../ui/cloud/problem-sentence.ts';
import { RegionSelect } from '../../../ui/cloud/RegionSelect.tsx';
import type { Said } from '../../../ui/use-said.ts';
import { draftProblems, type DraftField, type InstanceDraft } from './instance-draft.ts';
import { instanceProblem } from './problem.ts';
import { instanceWords } from './words.ts';

/** What the form begins with: a Logstore that was chosen elsewhere. */
export type InstanceGiven = Partial<Pick<InstanceDraft, 'region' | 'project' | 'logstore'>>;

interface InstanceFormProps {
  readonly given: InstanceGiven;
  readonly onClose: () => void;
  /** With what became of it in a sentence. */
  readonly onCreated: (said: Said) => void;
}

/** Name, project and Logstore as the service asks for them, what the Logstore holds, and an id that may be replaced. */
export function InstanceForm({ given, onClose, onCreated }: InstanceFormProps) {
  const w = useWords(instanceWords);
  const [region] = useRegion();
  const [draft, setDraft] = useState<InstanceDraft>(() => ({ name: '', region, project: '', logstore: '', id: proposedId(), interDomain: false, ...given }));
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(() => new Set());
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const cloud = useCloud();
  const language = useLanguage();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const instances = useInstances((state) => state.instances);
  const account = useSettings((settings) => settings.cloud);
  const wrong = draftProblems(draft, instances, w);
  const shown = (field: DraftField): string | undefined => (left.has(field) ? wrong[field] : undefined);
  const leave = (...fields: readonly DraftField[]): void => setLeft((before) => new Set([...before, ...fields]));
  const change = (changes: Partial<InstanceDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const same = instances.find((one) => one.region === draft.region && one.project === draft.project && one.logstore === draft.logstore);
  /** The instance stands whether or not its job could be made. */
  const withAnalysis = async (instance: FlowLogInstance): Promise<void> => {
    setWorking(true);
    const end = begin('inter-domain');
    const done = cloud.kind === 'on' ? await turnedOn(cloud.connection, instance, presetDomains) : null;
    end();
    if (done?.ok === true) interDomainSwitched(instance.id, true);
    const why = done === null || done.ok ? null : problemSentence(done.problem, language);
    onCreated(why === null ? { text: w.created(instance.name), tone: 'done' } : { text: w.jobFailed(instance.name, why), tone: 'problem' });
  };
  const create = (): void => {
    leave('name', 'project', 'logstore', 'id');
    if (Object.keys(wrong).length > 0 || account === 'none') return;
    const name = draft.name.trim();
    const instance: FlowLogInstance = { ...draft, name, interDomain: false, cloud: account, createdAt: cloudSeconds() };
    const made = instanceCreated(instance);
    if (!made.ok) setFailure(instanceProblem(made.problem, w));
    else if (draft.interDomain) void withAnalysis(instance);
    else onCreated({ text: w.created(name), tone: 'done' });
  };
  return (
    <form
      className="instance-form" onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className="instance-fields">
        {failure !== null && <p className="note error" role="alert">{failure}</p>}
        <TextInput
          label={w.name} value={draft.name} maxLength={longestInstanceName} error={shown('name')} ref={first}
          onChange={(event) => change({ name: event.currentTarget.value })} onBlur={(event) => { if (event.currentTarget.value !== '') leave('name'); }}
        />
        <Labelled label={w.region}>{(id) => <RegionSelect id={id} value={draft.region} onChange={(chosen) => change({ region: chosen, project: '', logstore: '' })} />}</Labelled>
        <ProjectChoice draft={draft} error={shown('project')} onChange={(project) => change({ project, logstore: '' })} />
        <LogstoreChoice draft={draft} error={shown('logstore')} onChange={(logstore) => change({ logstore })} />
        {draft.logstore !== '' && <Held draft={draft} />}
        {same !== undefined && draft.logstore !== '' && <p className="small warn">{w.same(same.name)}</p>}
        <TextInput
          label={w.id} value={draft.id} maxLength={10} error={shown('id')} classNames={{ input: 'mono' }} spellCheck={false}
          description={<>{w.idHelp} <span className="mono">{enrichedLogstore(draft.id)}</span></>} inputWrapperOrder={['label', 'input', 'error', 'description']}
          onChange={(event) => change({ id: event.currentTarget.value.toLowerCase() })} onBlur={() => leave('id')}
        />
        <Checkbox label={w.interDomain} description={w.interDomainHelp} checked={draft.interDomain} onChange={(event) => change({ interDomain: event.currentTarget.checked })} />
      </div>
      <div className="row instance-foot">
        <Button type="submit" variant="filled" disabled={working}>{w.createDeed}</Button>
        <Button onClick={onClose}>{w.cancel}</Button>
      </div>
    </form>
  );
}

function Labelled({ label, help, error, children }: { readonly label: string; readonly help?: string; readonly error?: string | undefined; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="instance-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error !== undefined && <p className="small reject" role="alert">{error}</p>}
      {help !== undefined && <p className="small tertiary">{help}</p>}
    </div>
  );
}

interface ChoiceProps {
  readonly draft: InstanceDraft;
  readonly error: string | undefined;
  readonly onChange: (chosen: string) => void;
}

function ProjectChoice({ draft, error, onChange }: ChoiceProps) {
  const w = useWords(instanceWords);
  const { data, error: failed, refetch } = useLogProjects(draft.region);
  const problem = cloudProblemOf(failed);
  if (problem !== null && data === undefined) return <ProblemNote problem={problem} fact={w.failedProjects} onRetry={() => void refetch()} />;
  const names = (data ?? []).map(({ name }) => name);
  return (
    <Labelled label={w.project} error={error} help={data?.length === 0 ? w.noProjects : w.projectHelp}>
      {(id) => <Choice id={id} value={draft.project} names={names} waits={data === undefined} onChange={onChange} />}
    </Labelled>
  );
}

function LogstoreChoice({ draft, error, onChange }: ChoiceProps) {
  const w = useWords(instanceWords);
  const { data, error: failed, refetch } = useLogstoreNames(draft.region, draft.project);
  const flowLogs = useFlowLogs(draft.region).data ?? [];
  const problem = cloudProblemOf(failed);
  if (problem !== null && data === undefined) return <ProblemNote problem={problem} fact={w.failedLogstores} onRetry={() => void refetch()} />;
  const said = (logstore: string): string => {
    const writers = flowLogs.filter((one) => one.project === draft.project && one.logstore === logstore).map(({ name, id }) => (name === '' ? id : name));
    return writers.length === 0 ? logstore : w.writtenBy(logstore, writers.slice(0, 2).join(w.and));
  };
  return (
    <Labelled label={w.logstore} error={error} {...(data?.length === 0 ? { help: w.noLogstores } : {})}>
      {(id) => <Choice id={id} value={draft.logstore} names={data ?? []} waits={draft.project !== '' && data === undefined} said={said} onChange={onChange} />}
    </Labelled>
  );
}

interface ChoiceOfNames {
  readonly id: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly waits: boolean;
  readonly said?: (name: string) => string;
  readonly onChange: (chosen: string) => void;
}

/** A native list; what was given and is not in it stays choosable, so that the form says what it was opened with. */
function Choice({ id, value, names, waits, said = (name) => name, onChange }: ChoiceOfNames) {
  const w = useWords(instanceWords);
  const all = value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <select id={id} className="instance-select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{waits ? w.asking : w.choose}</option>
      {all.map((name) => <option key={name} value={name}>{said(name)}</option>)}
    </select>
  );
}

function Held({ draft }: { readonly draft: InstanceDraft }) {
  const w = useWords(instanceWords);
  const facts = useHolding({ region: draft.region, project: draft.project, logstore: draft.logstore });
  return (
    <section className="holding-box" aria-label={w.holds}>
      <h3>{w.holds}</h3>
      <Holding facts={facts} />
    </section>
  );
}
