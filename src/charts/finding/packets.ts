import { formatShare } from '../../base/format/share.ts';
import { wordsOf, type Words } from '../../base/words.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding } from '../../model/panel.ts';
import { binsOf, humpsOf } from '../bins/bins.ts';
import { drawn } from '../buckets.ts';
import { quantityText } from '../figures.ts';
import type { FindingContext } from './finding.ts';
import { packetWords } from './packet-words.ts';

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;
type PacketWords = Words<typeof packetWords>;

/** What is to be said of packets: how large they are, and which stayed without an answer. */
export function packetsFinding(finding: Of<'humps' | 'syn-only'>, frame: Frame, context: FindingContext): string | null {
  const words = wordsOf(packetWords, context.look.language);
  return finding.kind === 'humps' ? humpsFinding(finding, frame, context, words) : synOnlyFinding(finding, context, words);
}

/** "Two humps: 50 B to 150 B hold 34.1 %, 1.40 kB to 1.50 kB 41.0 %", or the one, or where all of it lies. */
function humpsFinding(finding: Of<'humps'>, frame: Frame, context: FindingContext, words: PacketWords): string | null {
  const bins = binsOf(frame, finding);
  if (!bins.ok) return null;
  const { values, x } = bins.value;
  const unit = context.units[x.name] ?? x.unit;
  const edge = (place: number): string => quantityText(place * finding.step, unit, context.look.units);
  const [first, second] = humpsOf(values);
  if (!first) return values.length === 0 ? null : words.spreadOver(edge(0), edge(values.length));
  if (!second) return words.hump(edge(first.from), edge(first.to), formatShare(first.share));
  return words.humps(edge(first.from), edge(first.to), formatShare(first.share), edge(second.from), edge(second.to), formatShare(second.share));
}

/** "4.1 % of records carry only SYN: no answer came." */
function synOnlyFinding(finding: Of<'syn-only'>, { companion }: FindingContext, words: PacketWords): string | null {
  const of = (name: string): number | null => drawn(companion?.columns.find((column) => column.name === name)?.values[0]);
  const [alone, all] = [of(finding.alone), of(finding.of)];
  if (alone === null || all === null || all === 0) return null;
  return alone === 0 ? words.noSynOnly : words.synOnly(formatShare(alone / all));
}
