import { samplingPaths } from '../../model/cloud/flow-log.ts';
import { hasAnalyzer } from '../../model/cloud/nis.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { checkFlowLogDescription, checkFlowLogName, checkLogstoreName, checkProjectName, checkTags, type RuleBreach } from '../../model/cloud/rules.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import type { StepId } from './steps.ts';

/** What of the draft does not fit yet, as facts; `breach-text.ts` says them. */

export type FieldId = 'flow-log-name' | 'flow-log-description' | 'flow-log-resource' | 'flow-log-ip' | 'flow-log-path' | 'flow-log-tags' | 'flow-log-sls' | 'flow-log-project' | 'flow-log-logstore' | 'flow-log-analyzer';

export type Breach =
  | RuleBreach
  | { readonly kind: 'no-resource' | 'resource-gone' | 'no-dual-stack' | 'no-path' | 'no-destination' | 'no-project' | 'no-logstore' | 'project-taken' | 'logstore-taken' | 'project-gone' | 'logstore-gone' }
  | { readonly kind: 'no-analyzer' | 'analyzer-form' | 'no-analyzer-here' }
  | { readonly kind: 'analyzer-smaller' | 'analyzer-equal'; readonly analyzer: number; readonly flowLog: number };

export interface FieldBreach {
  readonly step: StepId;
  readonly field: FieldId;
  readonly breach: Breach;
  /** Place among the tags. */
  readonly at?: number;
}

/** What is known of the account; undefined while it is awaited, when nothing is held against the draft. */
export interface Known {
  /** Ids of what can be captured, of the draft's kind and region. */
  readonly resources: ReadonlySet<string> | undefined;
  readonly projects: ReadonlySet<string> | undefined;
  /** Of the chosen project. */
  readonly logstores: ReadonlySet<string> | undefined;
}

export const nothingKnown: Known = { resources: undefined, projects: undefined, logstores: undefined };

/** Everything that has to be changed before the flow log can be made, in the order of the form. */
export function breachesOf(draft: FlowLogDraft, known: Known): readonly FieldBreach[] {
  return [...ofCollection(draft, known), ...ofDelivery(draft, known)];
}

function ofCollection(draft: FlowLogDraft, { resources }: Known): FieldBreach[] {
  const found: FieldBreach[] = [];
  const add = (field: FieldId, breach: Breach | null, at?: number): void => {
    if (breach !== null) found.push({ step: 'collection', field, breach, ...(at === undefined ? {} : { at }) });
  };
  add('flow-log-name', checkFlowLogName(draft.name));
  add('flow-log-description', checkFlowLogDescription(draft.description));
  if (draft.resourceIds.length === 0) add('flow-log-resource', { kind: 'no-resource' });
  else if (resources !== undefined && draft.resourceIds.some((id) => !resources.has(id))) add('flow-log-resource', { kind: 'resource-gone' });
  if (draft.ipVersion === 'DualStack' && regionOf(draft.region)?.dualStack !== true) add('flow-log-ip', { kind: 'no-dual-stack' });
  if (!draft.allPaths && draft.paths.length === 0) add('flow-log-path', { kind: 'no-path' });
  const [tag] = checkTags(draft.tags);
  if (tag !== undefined) add('flow-log-tags', tag.breach, tag.at);
  return found;
}

function ofDelivery(draft: FlowLogDraft, { projects, logstores }: Known): FieldBreach[] {
  const found: FieldBreach[] = [];
  const add = (field: FieldId, breach: Breach | null): void => {
    if (breach !== null) found.push({ step: 'delivery', field, breach });
  };
  if (!draft.sls && !draft.nis) add('flow-log-sls', { kind: 'no-destination' });
  if (draft.sls) {
    add('flow-log-project', projectBreach(draft, projects));
    add('flow-log-logstore', logstoreBreach(draft, logstores));
  }
  if (draft.nis) add('flow-log-analyzer', analyzerBreach(draft));
  return found;
}

function projectBreach({ projectWay, project, newProject, unheard }: FlowLogDraft, projects: ReadonlySet<string> | undefined): Breach | null {
  if (projectWay === 'create') return checkProjectName(newProject) ?? (projects?.has(newProject) === true && !unheard.includes(newProject) ? { kind: 'project-taken' } : null);
  if (project === '') return { kind: 'no-project' };
  return projects === undefined || projects.has(project) ? null : { kind: 'project-gone' };
}

function logstoreBreach(draft: FlowLogDraft, logstores: ReadonlySet<string> | undefined): Breach | null {
  if (createsLogstore(draft)) {
    const isTaken = draft.projectWay === 'choose' && logstores?.has(draft.newLogstore) === true && !draft.unheard.includes(`${draft.project}/${draft.newLogstore}`);
    return checkLogstoreName(draft.newLogstore) ?? (isTaken ? { kind: 'logstore-taken' } : null);
  }
  if (draft.logstore === '') return { kind: 'no-logstore' };
  return logstores === undefined || logstores.has(draft.logstore) ? null : { kind: 'logstore-gone' };
}

/** A project that is made has no Logstore to choose. */
export function createsLogstore({ projectWay, logstoreWay }: FlowLogDraft): boolean {
  return projectWay === 'create' || logstoreWay === 'create';
}

function analyzerBreach({ region, analyzer, analyzerInterval, interval }: FlowLogDraft): Breach | null {
  if (!hasAnalyzer(region)) return { kind: 'no-analyzer-here' };
  if (analyzer === '') return { kind: 'no-analyzer' };
  if (!/^nta-[a-z0-9-]+$/.test(analyzer)) return { kind: 'analyzer-form' };
  return analyzerInterval < interval ? { kind: 'analyzer-smaller', analyzer: analyzerInterval, flowLog: interval } : null;
}

/** What should be weighed but keeps nobody from going on. */
export function warningsOf(draft: FlowLogDraft): readonly FieldBreach[] {
  const { nis, analyzerInterval, interval } = draft;
  const isEqual = nis && analyzerInterval === interval && analyzerBreach(draft) === null;
  return isEqual ? [{ step: 'delivery', field: 'flow-log-analyzer', breach: { kind: 'analyzer-equal', analyzer: analyzerInterval, flowLog: interval } }] : [];
}

/** What typing on may still put right is shown when the reader leaves the field; what it cannot is shown at once. */
export function isEarly({ breach: { kind } }: FieldBreach): boolean {
  switch (kind) {
    case 'empty':
    case 'too-short':
    case 'end':
    case 'no-resource':
    case 'no-path':
    case 'no-project':
    case 'no-logstore':
    case 'no-analyzer':
    case 'analyzer-form':
      return true;
    default:
      return false;
  }
}

export const pathCount = samplingPaths.length;
