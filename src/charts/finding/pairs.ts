import { formatShare } from '../../base/format/share.ts';
import { beforeHan } from '../../base/words.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import { quantityText } from '../figures.ts';
import { entityLabel, valueNote } from '../labels.ts';
import { pairName } from '../pair-name.ts';
import { wholeOf } from '../rank/rows.ts';
import type { FindingContext } from './finding.ts';

type PairFinding = Extract<Finding, { kind: 'pair-top' | 'both-ends' }>;

/** What is to be said of the two ends of a pair. */
export function pairFinding(finding: PairFinding, frame: Frame, context: FindingContext): string | null {
  return finding.kind === 'pair-top' ? pairTopFinding(finding, frame, context) : bothEndsFinding(finding, frame, context);
}

/** "web-1 → db-1: 99.6 % of 21.4 GB is port 5432 postgresql." Null when the frame lacks a column, or its first row a value. */
function pairTopFinding(finding: Extract<Finding, { kind: 'pair-top' }>, frame: Frame, { look, units }: FindingContext): string | null {
  const column = (name: string) => frame.columns.find((one) => one.name === name);
  const [from, to, name, value] = [column(finding.from), column(finding.to), column(finding.name), column(finding.value)];
  if (!from || !to || !name || !value) return null;
  const said = (of: typeof from): string => entityLabel(of.field ?? of.name, String(of.values[0] ?? null), look)[look.language];
  const pair = pairName(said(from), said(to));
  const total = drawn(wholeOf(frame, value)) ?? 0;
  const share = total > 0 ? formatShare((drawn(value.values[0]) ?? 0) / total) : null;
  const volume = quantityText(total, units[value.name] ?? value.unit, look.units);
  const first = name.values[0] ?? null;
  const isZh = look.language === 'zh';
  if (share === null) return isZh ? `${pair}。` : `${pair}.`;
  const port = first === null ? (isZh ? '临时端口' : 'ephemeral ports') : `${isZh ? '端口' : 'port'} ${String(first)} ${valueNote(name.field ?? name.name, String(first))}`.trim();
  return isZh ? `${pair}：${beforeHan(port)}占 ${volume} 的 ${share}。` : `${pair}: ${share} of ${volume} is ${port}.`;
}

/** How far the two interfaces agree on what they saw. */
function bothEndsFinding(finding: Extract<Finding, { kind: 'both-ends' }>, frame: Frame, { look, units }: FindingContext): string | null {
  const direction = frame.columns.find((one) => one.name === finding.direction);
  const value = frame.columns.find((one) => one.name === finding.value);
  if (!direction || !value) return null;
  const sum = (which: string): number => direction.values.reduce<number>((all, one, row) => all + (one === which ? (drawn(value.values[row]) ?? 0) : 0), 0);
  const [sent, received] = [sum('out'), sum('in')];
  const say = (amount: number): string => quantityText(amount, units[value.name] ?? value.unit, look.units);
  const isZh = look.language === 'zh';
  if (sent === 0 || received === 0) {
    if (sent + received === 0) return null;
    return isZh ? `仅在${sent > 0 ? '发送' : '接收'}端记录，共 ${say(sent + received)}。` : `Seen at the ${sent > 0 ? "sender's" : "receiver's"} interface only, ${say(sent + received)}.`;
  }
  const part = received / sent - 1;
  if (Math.abs(part) < 0.0001) return isZh ? `两端均有记录，均为 ${say(sent)}。` : `Seen at both interfaces, ${say(sent)} at each.`;
  const by = formatShare(Math.abs(part));
  return isZh ? `两端均有记录；接收端${part < 0 ? '少' : '多'} ${by}。` : `Seen at both interfaces; the receiver reports ${by} ${part < 0 ? 'less' : 'more'}.`;
}
