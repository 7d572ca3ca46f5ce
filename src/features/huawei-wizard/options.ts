import type { Words } from '../../base/words.ts';
import type { HuaweiResourceType } from '../../model/cloud/huawei.ts';
import { canBeLogged, familyOf } from '../../model/cloud/huawei-families.ts';
import type { HuaweiDraft } from '../../state/huawei-draft.ts';
import type { ComboOption } from '../../ui/wizard/Combo.tsx';
import type { Account } from './account.ts';
import type { Form } from './form.ts';
import type { formWords } from './form-words.ts';

/** What can be captured, as a list that is searched by names, ids and addresses. Undefined while it, or something that it is found by, is awaited. */
export function resourceOptions(type: HuaweiResourceType, { vpcs, subnets, ports, problem }: Pick<Account, 'vpcs' | 'subnets' | 'ports' | 'problem'>, w: Words<typeof formWords>): readonly ComboOption[] | undefined {
  // Subnets are found by the name of their VPC, NICs by that of their subnet; if it cannot be had, by what else there is.
  const above = { vpc: vpcs, network: vpcs, port: subnets }[type];
  if (above === undefined && problem === null) return undefined;
  const vpcNames = new Map(vpcs?.map(({ id, name }) => [id, name === '' ? id : name]));
  const subnetNames = new Map(subnets?.map(({ id, name }) => [id, name === '' ? id : name]));
  const count = (key: 'vpc' | 'subnet', id: string): string => (ports === undefined ? '' : w.nics(ports.filter((port) => port[key] === id).length));
  switch (type) {
    case 'vpc':
      return vpcs?.map(({ id, name, cidr }) => ({ id, label: name === '' ? id : name, detail: joined([cidr, count('vpc', id)]) }));
    case 'network':
      return subnets?.map(({ id, name, cidr, vpc }) => ({ id, label: name === '' ? id : name, detail: joined([cidr, vpcNames.get(vpc) ?? vpc, count('subnet', id)]), found: vpc }));
    case 'port':
      return ports?.map((port) => ({
        id: port.id, label: port.name === '' ? port.id : port.name, detail: joined([port.address, subnetNames.get(port.subnet) ?? '', port.flavour ?? '']), found: `${port.subnet} ${port.vpc}`,
        disabled: canBeLogged(port) ? undefined : port.flavour === null ? w.noEcs : w.cannot(familyOf(port.flavour)),
      }));
  }
}

/** The attachments of the chosen router; those that are not available cannot be chosen. */
export function attachmentOptions({ attachments }: Account, { router }: HuaweiDraft, w: Words<typeof formWords>): readonly ComboOption[] | undefined {
  if (router === '') return [];
  return attachments?.map(({ id, name, kind, resource, state }) => ({
    id, label: name === '' ? id : name, detail: w[`kind_${kind}`], found: resource, disabled: state === 'available' ? undefined : w[state],
  }));
}

export interface Capture {
  readonly nics: number;
  /** Of those, how many cannot be logged, and the families of which they are; empty for one without an ECS. */
  readonly left: number;
  readonly families: readonly string[];
}

/** The NICs that the draft captures; null while they are not known, or nothing is chosen. */
export function captureOf({ resourceType, resourceId }: HuaweiDraft, { ports }: Account): Capture | null {
  if (ports === undefined || resourceId === '') return null;
  const of = ports.filter((port) => ({ port: port.id, network: port.subnet, vpc: port.vpc })[resourceType] === resourceId);
  const left = of.filter((port) => !canBeLogged(port));
  return { nics: of.length, left: left.length, families: [...new Set(left.map(({ flavour }) => (flavour === null ? '' : familyOf(flavour))))].toSorted() };
}

/** How many things of what is captured should be weighed: NICs that are left out, a gateway that new networks cannot have. */
export function notesOf({ kind, draft, account }: Pick<Form, 'kind' | 'draft' | 'account'>): number {
  if (kind === 'huawei-er') return account.attachments?.find(({ id }) => id === draft.attachment)?.kind === 'vgw' ? 1 : 0;
  const capture = draft.resourceType === 'port' ? null : captureOf(draft, account);
  return capture !== null && capture.left > 0 ? 1 : 0;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
