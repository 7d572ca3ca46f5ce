import type { ResourceType } from '../../model/cloud/flow-log.ts';
import { useDeliveredOf, type Delivered } from '../../state/delivered.ts';
import type { Row } from './row.ts';

/** The field of the records that names the resource. */
const fields: Readonly<Record<ResourceType, string>> = { VPC: 'vpc-id', VSwitch: 'vswitch-id', NetworkInterface: 'eni-id' };

/** What arrived in the Logstore of a flow log, of its resource. Other flow logs of the same Logstore may have delivered some of it. */
export function useDelivered(row: Row): Delivered | null {
  const { region } = row;
  const place = row.kind === 'alibaba' ? { region, project: row.log.project, logstore: row.log.logstore } : { region, project: '', logstore: '' };
  const search = row.kind === 'alibaba' ? `${fields[row.log.resourceType]}: ${row.log.resourceId}` : '';
  return useDeliveredOf(place, search, row.kind === 'alibaba' && row.log.logstore !== '');
}
