/** What every record of a sighting says in the same words: names and values of SLS. Measured ones come from the record itself. */

import { domainIndex, matchDomain } from '../../../src/model/domain-match.ts';
import { presetDomains } from '../../../src/model/domains.ts';
import type { Sighting } from '../../traffic/routes.ts';
import { accountId } from '../../world/ids.ts';

export function fixedFields({ eni, status, direction, family, src, dst, path }: Sighting): readonly (readonly [name: string, value: string])[] {
  const counted = status === 'OK';
  return [
    ['version', '1'], ['account-id', accountId], ['eni-id', eni.id], ['vm-id', counted ? (eni.vm ?? '-') : '-'],
    ['vswitch-id', counted ? eni.vswitch.id : '-'], ['vpc-id', eni.vswitch.vpc.id], ['type', family],
    ['srcaddr', src], ['dstaddr', dst], ['direction', direction],
    ['traffic_path', path === null ? '-' : String(path)], ['log-status', status],
  ];
}

/** What a job of inter-domain analysis adds: the named block of either end, by the presets. */
export function blockFields({ src, dst }: Sighting): readonly (readonly [name: string, value: string])[] {
  return [['srctype', blockOf(src)], ['dsttype', blockOf(dst)]];
}

const presets = domainIndex(presetDomains);

function blockOf(address: string): string {
  return address === '-' ? '-' : (matchDomain(presets, address)?.domain.name ?? '-');
}

export const topic = 'flow_log';
export const source = 'log_service';
