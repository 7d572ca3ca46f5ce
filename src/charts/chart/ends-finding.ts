import { formatShare } from '../../base/format/share.ts';
import { formatExact } from '../../base/format/number.ts';
import { beforeHan, plural } from '../../base/words.ts';
import type { Text } from '../../model/panel.ts';
import { otherEnd, type Ends } from '../ends/ends.ts';
import type { Look } from '../look.ts';
import { pairText } from '../pair-name.ts';
import { amountText, saidAmount, type Amount } from './amount.ts';

/** Who leads, and what crosses from one network to another. */
export function endsFinding(ends: Ends, amount: Amount, look: Look): Text {
  const { crossings, total, across } = ends;
  const first = crossings.find(({ from, to }) => from !== otherEnd && to !== otherEnd) ?? crossings[0];
  if (!first || total <= 0) return { en: 'Nothing in this range.', zh: '该时段没有数据。' };
  const name = (key: string, side: 'senders' | 'receivers'): Text => ends[side].find((one) => one.key === key)?.name ?? { en: key, zh: key };
  const pair = pairText(name(first.from, 'senders'), name(first.to, 'receivers'));
  const [share, all] = [formatShare(first.amount / total), saidAmount(total, amount, look)];
  const head: Text = { en: `${pair.en} carries ${share} of ${all}`, zh: `${beforeHan(pair.zh)}占 ${beforeHan(all)}的 ${share}` };
  if (across.pairs === 0 || across.largest === null) return { en: `${head.en}.`, zh: `${head.zh}。` };
  const crossing = amountText(across.amount, amount, look);
  const pairs = formatExact(across.pairs);
  return {
    en: `${head.en}; ${crossing} in ${pairs} ${plural(across.pairs, 'pair', 'pairs')} ${plural(across.pairs, 'crosses', 'cross')} from one VPC to another.`,
    zh: `${head.zh}；${pairs} 对跨 VPC，共 ${crossing}。`,
  };
}

/** What has an end that could be several: counted under "other", never guessed. Null where nothing is. */
export function ambiguousNote({ ambiguous }: Pick<Ends, 'ambiguous'>, amount: Amount, look: Look): Text | null {
  if (ambiguous <= 0) return null;
  const volume = amountText(ambiguous, amount, look);
  return { en: `${volume} has an end that could be several instances; it is counted under other.`, zh: `${volume} 的一端可能是多个实例，计入其他。` };
}
