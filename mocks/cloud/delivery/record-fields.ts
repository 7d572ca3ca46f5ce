/** What every record of a sighting says in the same words: names and values of SLS. Measured ones come from the record itself. */

import { containsIpv4, parseAddressRange } from '../../../src/base/cidr.ts';
import { parseIpv4 } from '../../../src/base/ip.ts';
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

const blocks = ([['private network', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']], ['cloud services', ['100.64.0.0/10']]] as const).map(
  ([name, texts]) => ({ name, ranges: texts.flatMap((text) => parseAddressRange(text) ?? []) }),
);

function blockOf(address: string): string {
  if (address === '-') return '-';
  const value = parseIpv4(address);
  return (value === null ? undefined : blocks.find(({ ranges }) => ranges.some((range) => containsIpv4(range, value)))?.name) ?? 'internet';
}

export const topic = 'flow_log';
export const source = 'log_service';
