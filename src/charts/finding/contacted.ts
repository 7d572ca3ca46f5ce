import { formatExact } from '../../base/format/number.ts';
import { catalog, listed, plural, wordsOf } from '../../base/words.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding } from '../../model/panel.ts';
import { drawn } from '../buckets.ts';
import type { FindingContext } from './finding.ts';

const contactedWords = catalog({
  contacted: {
    en: (count: number, names: string, rest: number) => `${count} ${plural(count, 'address was', 'addresses were')} contacted from inside: ${names}${rest > 0 ? ` and ${rest} more` : ''}.`,
    zh: (count: number, names: string, rest: number) => `${count} 个地址被内部主动连接：${names}${rest > 0 ? ` 等` : ''}。`,
  },
  letIn: { en: (count: string) => `None was contacted from inside; records of ${count} were accepted.`, zh: (count: string) => `没有地址被内部主动连接；${count} 个地址的记录曾被允许。` },
  nothing: { en: 'None was contacted from inside, and nothing was accepted.', zh: '没有地址被内部主动连接，也没有记录被允许。' },
});

/** Names that one line has room for. */
const most = 3;

/** "3 addresses were contacted from inside: a, b, c." Null when the frame lacks a column. The rows come most contacted first. */
export function contactedFinding(finding: Extract<Finding, { kind: 'contacted' }>, frame: Frame, { look }: FindingContext): string | null {
  const column = (name: string) => frame.columns.find((one) => one.name === name);
  const [name, value, accepted] = [column(finding.name), column(finding.value), column(finding.accepted)];
  if (!name || !value || !accepted) return null;
  const words = wordsOf(contactedWords, look.language);
  const turnedTo = name.values.filter((one, row) => one !== null && (drawn(value.values[row]) ?? 0) > 0).map(String);
  if (turnedTo.length > 0) return words.contacted(turnedTo.length, listed(turnedTo.slice(0, most), look.language), turnedTo.length - Math.min(most, turnedTo.length));
  const letIn = accepted.values.filter((one) => (drawn(one) ?? 0) > 0).length;
  return letIn > 0 ? words.letIn(formatExact(letIn)) : words.nothing;
}
