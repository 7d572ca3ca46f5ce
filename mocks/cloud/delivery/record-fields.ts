/** What every record of a sighting says in the same words: names and values of SLS. Measured ones come from the record itself. */

import type { Sighting } from '../../traffic/routes.ts';
import { accountId } from '../../world/ids.ts';
import { type JobScript, readJobScript } from '../job-script.ts';
import { BoundedCache } from './bounded-cache.ts';

function fixedFields({ eni, status, direction, family, src, dst, path }: Sighting): readonly (readonly [name: string, value: string])[] {
  const counted = status === 'OK';
  return [
    ['version', '1'], ['account-id', accountId], ['eni-id', eni.id], ['vm-id', counted ? (eni.vm ?? '-') : '-'],
    ['vswitch-id', counted ? eni.vswitch.id : '-'], ['vpc-id', eni.vswitch.vpc.id], ['type', family],
    ['srcaddr', src], ['dstaddr', dst], ['direction', direction],
    ['traffic_path', path === null ? '-' : String(path)], ['log-status', status],
  ];
}

/** Names of what scripts of jobs can ask of: what is the same in all records of a sighting. */
const askable: ReadonlySet<string> = new Set([
  'version', 'account-id', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'type', 'srcaddr', 'dstaddr', 'direction', 'traffic_path', 'log-status',
]);

const scripts = new BoundedCache<{ readonly script: JobScript | null }>(16);

/** @returns null when the script is not one that jobs here can do. */
export function jobScriptOf(text: string): JobScript | null {
  const known = scripts.get(text);
  if (known) return known.script;
  const script = readJobScript(text, askable);
  scripts.set(text, { script }, 1);
  return script;
}

/** What every record of a sighting says, with what a job's script added; null where no job wrote it. */
export function saidFields(sighting: Sighting, script: string | null): readonly (readonly [name: string, value: string])[] {
  const fixed = fixedFields(sighting);
  return script === null ? fixed : [...fixed, ...(jobScriptOf(script)?.(new Map(fixed)) ?? [])];
}

export const topic = 'flow_log';
export const source = 'log_service';
