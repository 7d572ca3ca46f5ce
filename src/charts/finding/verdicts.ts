import { formatExact } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding, Picture } from '../../model/panel.ts';
import { serviceOf } from '../../model/ports.ts';
import { drawn } from '../buckets.ts';
import { labelIn } from '../labels.ts';
import { wholeOf } from '../rank/rows.ts';
import { wordsOf, type Words } from '../../base/words.ts';
import type { FindingContext } from './finding.ts';
import { verdictFindingWords } from './verdict-words.ts';
import { findingWords } from './words.ts';
import { peakFinding } from './times.ts';

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;
type FindingWords = Words<typeof verdictFindingWords>;

/** What stands out in panels of verdicts. */
export function verdictFinding(finding: Of<'verdict-peak' | 'scans' | 'reasons'>, picture: Picture, frame: Frame, context: FindingContext): string | null {
  const words = wordsOf(verdictFindingWords, context.look.language);
  switch (finding.kind) {
    case 'verdict-peak':
      return verdictPeakFinding(finding, picture, frame, context, words);
    case 'scans':
      return scansFinding(finding, frame, words);
    case 'reasons':
      return reasonsFinding(finding, frame, context, words);
  }
}

/** "Rejects rose to 4,236 at 10:16, 6.3 times the median; port 22 ssh alone takes 9.8 %." The port is of the whole range. */
function verdictPeakFinding(finding: Of<'verdict-peak'>, picture: Picture, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const said = peakFinding({ ...finding, kind: 'peak' }, picture, frame, context, wordsOf(findingWords, context.look.language));
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

/** "Internet noise: 80.9 % of rejects; 1,188 refused only on arrival." */
function reasonsFinding({ reason, value }: Of<'reasons'>, frame: Frame, context: FindingContext, words: FindingWords): string | null {
  const reasons = frame.columns.find((one) => one.name === reason);
  const amounts = frame.columns.find((one) => one.name === value);
  if (!reasons || !amounts) return null;
  const total = Number(wholeOf(frame, amounts) ?? 0);
  const amountOf = (name: string): number => drawn(amounts.values[reasons.values.indexOf(name)]) ?? 0;
  const first = amounts.values.reduce<number>((best, _, row) => ((drawn(amounts.values[row]) ?? 0) > (drawn(amounts.values[best]) ?? 0) ? row : best), 0);
  const key = reasons.values[first] ?? null;
  if (key === null || total <= 0) return null;
  const [oneSided, answers] = [amountOf('one-sided'), amountOf('return-traffic')];
  const head = words.reasonMost(labelIn('rejection', String(key), context.look.language), formatShare((drawn(amounts.values[first]) ?? 0) / total));
  return `${head}${oneSided > 0 ? words.reasonOneSided(formatExact(oneSided)) : ''}${answers > 0 ? words.reasonReturn(formatExact(answers)) : ''}${words.stop}`;
}

/** "1 source tried many ports, 9 many hosts." */
function scansFinding({ scan, ports, hosts }: Of<'scans'>, frame: Frame, words: FindingWords): string | null {
  const kinds = frame.columns.find((one) => one.name === scan)?.values;
  if (!kinds) return null;
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  const [vertical, horizontal, both] = [count('vertical'), count('horizontal'), count('both')];
  if (vertical + horizontal + both === 0) return words.noScan(formatExact(ports), formatExact(hosts));
  const parts = [vertical > 0 ? words.vertical(vertical) : '', horizontal > 0 ? words.horizontal(horizontal) : '', both > 0 ? words.bothWays(both) : ''];
  return `${parts.filter((part) => part !== '').join(words.comma)}${words.stop}`;
}
