import { canBeLogged, familyOf } from '../../model/cloud/huawei-families.ts';
import { checkHuaweiDescription, checkHuaweiName, type RuleBreach } from '../../model/cloud/rules.ts';
import type { HuaweiDraft, HuaweiKind } from '../../state/huawei-draft.ts';
import type { Account } from './account.ts';
import { createsStream } from './target.ts';
import type { StepId } from './steps.ts';

/** What of the draft does not fit yet, as facts; `breach-text.ts` says them. */

export type FieldId = 'huawei-name' | 'huawei-description' | 'huawei-resource' | 'huawei-router' | 'huawei-attachment' | 'huawei-group' | 'huawei-days' | 'huawei-stream';

export type Breach =
  | RuleBreach
  | { readonly kind: 'no-resource' | 'resource-gone' | 'no-ecs' | 'no-router' | 'router-gone' | 'no-attachment' | 'attachment-gone' | 'not-ready' }
  | { readonly kind: 'no-group' | 'group-gone' | 'group-taken' | 'no-stream' | 'stream-gone' | 'stream-taken' | 'not-made' }
  | { readonly kind: 'family'; readonly family: string }
  /** Another flow log of the same, to the same stream. */
  | { readonly kind: 'same'; readonly name: string };

export interface FieldBreach {
  readonly step: StepId;
  readonly field: FieldId;
  readonly breach: Breach;
}

export type Known = Pick<Account, 'vpcs' | 'subnets' | 'ports' | 'routers' | 'attachments' | 'groups' | 'streams' | 'vpcLogs' | 'routerLogs'>;

/** Everything that has to be changed before the flow log can be made, in the order of the form. What is awaited is not held against it. */
export function breachesOf(kind: HuaweiKind, draft: HuaweiDraft, known: Known): readonly FieldBreach[] {
  const collection = kind === 'huawei-vpc' ? ofVpc(draft, known) : ofRouter(draft, known);
  return kind === 'huawei-vpc' ? [...collection, ...ofTarget(kind, draft, known)] : [...ofTarget(kind, draft, known), ...collection];
}

function list(step: StepId, ...found: readonly (readonly [FieldId, Breach | null])[]): FieldBreach[] {
  return found.flatMap(([field, breach]) => (breach === null ? [] : [{ step, field, breach }]));
}

function ofVpc(draft: HuaweiDraft, known: Known): FieldBreach[] {
  return list('collection', ['huawei-name', checkHuaweiName(draft.name)], ['huawei-resource', resourceBreach(draft, known)], ['huawei-description', checkHuaweiDescription(draft.description)]);
}

function ofRouter(draft: HuaweiDraft, known: Known): FieldBreach[] {
  return list(
    'collection', ['huawei-name', checkHuaweiName(draft.name)], ['huawei-router', routerBreach(draft, known)], ['huawei-attachment', attachmentBreach(draft, known)],
    ['huawei-description', checkHuaweiDescription(draft.description)],
  );
}

function resourceBreach({ resourceType, resourceId, trafficType, group, stream, groupWay, streamWay }: HuaweiDraft, { vpcs, subnets, ports, vpcLogs }: Known): Breach | null {
  if (resourceId === '') return { kind: 'no-resource' };
  const all = { port: ports, network: subnets, vpc: vpcs }[resourceType];
  if (all?.some(({ id }) => id === resourceId) === false) return { kind: 'resource-gone' };
  const port = resourceType === 'port' ? ports?.find(({ id }) => id === resourceId) : undefined;
  if (port !== undefined && !canBeLogged(port)) return port.flavour === null ? { kind: 'no-ecs' } : { kind: 'family', family: familyOf(port.flavour) };
  if (groupWay === 'create' || streamWay === 'create') return null;
  const same = vpcLogs.find((log) => log.resourceId === resourceId && log.trafficType === trafficType && log.logGroup === group && log.logStream === stream);
  return same === undefined ? null : { kind: 'same', name: same.name };
}

function routerBreach({ router }: HuaweiDraft, { routers }: Known): Breach | null {
  if (router === '') return { kind: 'no-router' };
  return routers?.some(({ id }) => id === router) === false ? { kind: 'router-gone' } : null;
}

function attachmentBreach(draft: HuaweiDraft, { attachments, routerLogs }: Known): Breach | null {
  const { router, attachment: id, group, stream } = draft;
  if (router === '') return null;
  if (id === '') return { kind: 'no-attachment' };
  if (attachments === undefined) return null;
  const attachment = attachments.find((one) => one.id === id);
  if (attachment === undefined) return { kind: 'attachment-gone' };
  if (attachment.state !== 'available') return { kind: 'not-ready' };
  const same = createsStream(draft) ? undefined : routerLogs.find((log) => log.attachment === id && log.logGroup === group && log.logStream === stream && log.state !== 'deleting');
  return same === undefined ? null : { kind: 'same', name: same.name };
}

function ofTarget(kind: HuaweiKind, draft: HuaweiDraft, known: Known): FieldBreach[] {
  const found = list('delivery', ['huawei-group', groupBreach(draft, known)], ['huawei-days', daysBreach(draft)], ['huawei-stream', streamBreach(draft, known)]);
  if (found.length > 0 || kind === 'huawei-vpc' || !createsStream(draft)) return found;
  return list('delivery', [draft.groupWay === 'create' ? 'huawei-group' : 'huawei-stream', { kind: 'not-made' }]);
}

function groupBreach({ groupWay, group, newGroup, unheard }: HuaweiDraft, { groups }: Known): Breach | null {
  if (groupWay === 'create') return checkLogName(newGroup) ?? (groups?.some(({ name }) => name === newGroup) === true && !unheard.includes(newGroup) ? { kind: 'group-taken' } : null);
  if (group === '') return { kind: 'no-group' };
  return groups?.some(({ id }) => id === group) === false ? { kind: 'group-gone' } : null;
}

const longestDays = 365;

function daysBreach({ groupWay, days }: HuaweiDraft): Breach | null {
  if (groupWay === 'choose') return null;
  if (!/^\d{1,4}$/.test(days)) return { kind: 'not-whole' };
  return Number(days) >= 1 && Number(days) <= longestDays ? null : { kind: 'range', least: 1, most: longestDays };
}

function streamBreach(draft: HuaweiDraft, { streams }: Known): Breach | null {
  const { groupWay, group, stream, newStream, unheard } = draft;
  const here = groupWay === 'create' ? [] : streams?.filter((one) => one.group === group);
  if (createsStream(draft)) return checkLogName(newStream) ?? (here?.some(({ name }) => name === newStream) === true && !unheard.includes(`${group}/${newStream}`) ? { kind: 'stream-taken' } : null);
  if (stream === '') return { kind: 'no-stream' };
  return here?.some(({ id }) => id === stream) === false ? { kind: 'stream-gone' } : null;
}

/** As other names; begun by neither `.` nor `_`, not ended by `.`. */
function checkLogName(text: string): RuleBreach | null {
  const wrong = /^[._]/.exec(text)?.[0] ?? /\.$/.exec(text)?.[0];
  return checkHuaweiName(text) ?? (wrong === undefined ? null : { kind: 'end', wrong });
}

/** What typing on may still put right is shown when the reader leaves the field; what it cannot is shown at once. */
export function isEarly({ breach: { kind } }: FieldBreach): boolean {
  return ['empty', 'end', 'no-resource', 'no-router', 'no-attachment', 'no-group', 'no-stream', 'not-made', 'not-whole'].includes(kind);
}
