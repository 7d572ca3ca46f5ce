import type { ResourceType } from '../../model/cloud/flow-log.ts';
import { cloudSeconds } from '../../state/cloud.ts';
import { useDeliveredOf, useLastKnown, type Delivered } from '../../state/delivered.ts';
import type { Row } from './row.ts';

/** The field of the records that names the resource. */
const fields: Readonly<Record<ResourceType, string>> = { VPC: 'vpc-id', VSwitch: 'vswitch-id', NetworkInterface: 'eni-id' };

/** The first records of a flow log come within ten minutes and an interval of its making. */
const firstSeconds = 1800;

function askedOf({ region, ...row }: Row): { readonly place: { readonly region: string; readonly project: string; readonly logstore: string }; readonly search: string } {
  if (row.kind !== 'alibaba') return { place: { region, project: '', logstore: '' }, search: '' };
  const { project, logstore, resourceType, resourceId } = row.log;
  return { place: { region, project, logstore }, search: `${fields[resourceType]}: ${resourceId}` };
}

/** The newest record of these, as far as they have been counted. Unix seconds. */
export function useLastOf(rows: readonly Row[]): number | null {
  return useLastKnown(rows.map(askedOf));
}

/** What arrived in the Logstore of a flow log, of its resource. Other flow logs of the same Logstore may have delivered some of it. */
export function useDelivered(row: Row): Delivered | null | undefined {
  const log = row.kind === 'alibaba' ? row.log : null;
  return useDeliveredOf({
    ...askedOf(row),
    enabled: log !== null && log.logstore !== '',
    isNew: cloudSeconds() - row.createdAt < firstSeconds,
  });
}
