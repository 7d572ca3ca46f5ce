import { unreachable } from '../../base/assert.ts';
import type { AlertRule } from '../../model/alert.ts';
import type { Condition } from '../../model/filter.ts';
import { parse } from '../../statement/parse.ts';
import { printOurs } from '../../statement/print.ts';
import { searchOfCondition } from '../../statement/filter-search.ts';
import { printSearch } from '../../statement/print-search.ts';
import { scanHosts, scanPorts } from '../scans.ts';
import { bulkBytes } from './bulk.ts';
import { detectors } from './detectors.ts';
import { flowsOf } from './ends.ts';
import type { Finding } from './finding.ts';

/** A rule that is not kept yet. */
export type FindingRule = Pick<AlertRule, 'name' | 'measure' | 'window' | 'condition' | 'again'>;

interface Told {
  readonly select: string;
  readonly value: string;
  /** It fires over it. */
  readonly figure: number;
}

const hour = 3600;

/**
 * The rule that fires in every hour in which a finding comes back, of the same kind and actors. Where the detector compares hours that lie
 * apart, as for beacons and first-seen peers, whatever passes between the two is enough: they are known by now.
 */
export function ruleOfFinding(finding: Finding): FindingRule {
  const { kind, who } = finding;
  const { select, value, figure } = toldBy(finding);
  const parsed = parse(`${searchOf(finding)} | select ${select}`);
  if (!parsed.ok) throw new Error(`The rule of a finding is no statement: ${JSON.stringify(parsed.problem)}`);
  const actors = `${who.source ?? '*'} → ${who.target ?? '*'}${who.port === null ? '' : `:${who.port}`}`;
  const { name } = detectors[kind];
  return {
    name: { en: `${name.en} ${actors}`, zh: `${name.zh} ${actors}` },
    measure: { kind: 'statement', statement: printOurs(parsed.value), value, counts: 'records' },
    window: hour, condition: { is: 'over', figure, against: 'fixed', least: null }, again: 1,
  };
}

function searchOf({ kind, who, conditions }: Finding): string {
  if (kind !== 'one-way') return all(conditions);
  // Its answers are looked for as well.
  const back = flowsOf({ source: who.target, target: who.source, port: null });
  const answered = who.port === null ? '' : ` and srcport = ${who.port}`;
  return `protocol = 6 and ((direction: out and ${all(conditions)}) or (direction: "in" and ${all(back)}${answered}))`;
}

function all(conditions: readonly Condition[]): string {
  return conditions.map((one) => `(${printSearch(searchOfCondition(one))})`).join(' and ');
}

function toldBy({ kind }: Finding): Told {
  switch (kind) {
    case 'scan':
      return { select: 'srcaddr, dstaddr, count(distinct dstport) as ports where dstport < srcport group by srcaddr, dstaddr', value: 'ports', figure: scanPorts };
    case 'sweep':
      return { select: 'srcaddr, dstport, count(distinct dstaddr) as hosts where dstport < srcport group by srcaddr, dstport', value: 'hosts', figure: scanHosts };
    case 'bulk-out':
      return { select: 'srcaddr, dstaddr, dstport, sum(bytes) as sent group by srcaddr, dstaddr, dstport', value: 'sent', figure: bulkBytes };
    case 'refused-inside':
      return { select: `srcaddr, dstaddr, dstport, count_if(action = 'REJECT') as refused group by srcaddr, dstaddr, dstport`, value: 'refused', figure: 0 };
    case 'exposure':
      return { select: 'dstaddr, dstport, count(distinct srcaddr) as sources where dstport < srcport group by dstaddr, dstport', value: 'sources', figure: 0 };
    case 'one-way':
      return { select: `case when count_if(direction = 'in') = 0 then count_if(direction = 'out') else 0 end as unanswered`, value: 'unanswered', figure: 0 };
    case 'beacon':
    case 'first-seen':
      return { select: 'srcaddr, dstaddr, dstport, count(*) as records group by srcaddr, dstaddr, dstport', value: 'records', figure: 0 };
    default:
      return unreachable(kind);
  }
}
