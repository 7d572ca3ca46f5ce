import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding, Picture } from '../../model/panel.ts';
import { serviceOf } from '../../model/ports.ts';
import { drawn } from '../buckets.ts';
import { wholeOf } from '../rank/rows.ts';
import type { FindingWords } from './amounts.ts';
import type { FindingContext } from './finding.ts';
import { peakFinding } from './times.ts';

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

/** "Rejects rose to 4,236 at 10:16, 6.3 times the median; port 22 ssh alone takes 9.8 %." The port is of the whole range. */
export function verdictPeakFinding(finding: Of<'verdict-peak'>, picture: Picture, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const said = peakFinding({ ...finding, kind: 'peak' }, picture, frame, context, words);
  const first = context.companion ? firstOf(finding, context.companion) : null;
  if (said === null || first === null) return said;
  const service = serviceOf(first.port);
  return `${said.slice(0, -words.stop.length)}${words.portAlone(`${first.port}${service === null ? '' : ` ${service}`}`, formatShare(first.share))}${words.stop}`;
}

/** The first port of the ranking, and its share of all; null without any. Records without a port are part of the whole. */
function firstOf({ port, amount: column }: Of<'verdict-peak'>, ranking: Frame): { readonly port: number; readonly share: number } | null {
  const ports = ranking.columns.find((one) => one.name === port);
  const amounts = ranking.columns.find((one) => one.name === column);
  if (!ports || !amounts) return null;
  const row = ports.values.findIndex((one) => one !== null);
  const amount = drawn(amounts.values[row]);
  const total = Number(wholeOf(ranking, amounts) ?? 0);
  return row < 0 || amount === null || total <= 0 ? null : { port: Number(ports.values[row]), share: amount / total };
}

/** "1 source tried many ports, 9 many hosts." */
export function scansFinding({ scan, ports, hosts }: Of<'scans'>, frame: Frame, words: FindingWords): string | null {
  const kinds = frame.columns.find((one) => one.name === scan)?.values;
  if (!kinds) return null;
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  const [vertical, horizontal, both] = [count('vertical'), count('horizontal'), count('both')];
  if (vertical + horizontal + both === 0) return words.noScan(formatExact(ports), formatExact(hosts));
  const parts = [vertical > 0 ? words.vertical(vertical) : '', horizontal > 0 ? words.horizontal(horizontal) : '', both > 0 ? words.bothWays(both) : ''];
  return `${parts.filter((part) => part !== '').join(words.comma)}${words.stop}`;
}
