import { font } from '../../model/theme.ts';
import type { Drawing } from '../context.ts';
import { isRefused, type End, type Ends } from '../ends/ends.ts';
import { narrowName, textWidth } from '../figures.ts';
import type { AmountScale } from '../scale.ts';
import type { Shape } from '../shapes/shape.ts';
import type { MatrixPlace } from './place.ts';

const swatch = 14;

/** The scale, the notch, and what the gaps between rows mean; as much of it as there is room for. */
export function matrixLegend(ends: Ends, scale: AmountScale | null, place: MatrixPlace, { look, size }: Drawing, say: (value: number) => string): Shape[] {
  const { tertiary } = look.tokens.text;
  const isZh = look.language === 'zh';
  const letters = isZh ? font.microChinese : font.size.micro;
  const width = (text: string): number => textWidth(text, letters);
  const said = (x: number, text: string, anchor: 'start' | 'end' = 'start'): Shape => ({ kind: 'text', x, y: place.legend, text, anchor, fill: tertiary, size: letters });
  const shapes: Shape[] = [];
  let x = 12;
  if (scale) {
    const low = say(scale.low);
    shapes.push(said(x, low));
    x += width(low) + 6;
    for (const fill of look.tokens.sequential) {
      shapes.push({ kind: 'rect', x, y: place.legend - 8, width: swatch - 1, height: 9, fill });
      x += swatch;
    }
    const high = `${say(scale.high)}${scale.log ? (isZh ? '，对数' : ', log') : ''}`;
    shapes.push(said(x + 5, high));
    x += 5 + width(high) + 18;
  }
  if (ends.crossings.some(isRefused)) {
    const text = isZh ? '拒绝 5 % 及以上' : '5 % or more rejected';
    if (x + 12 + width(text) < size.width - 12) {
      shapes.push({ kind: 'path', d: `M${x} ${place.legend - 8}h8l-8 8z`, fill: look.tokens.verdict.reject }, said(x + 12, text));
      x += 12 + width(text) + 18;
    }
  }
  const gaps = gapText(ends.senders, isZh);
  if (gaps !== null && x + width(gaps) < size.width - 12) shapes.push(said(size.width - 12, gaps, 'end'));
  return shapes;
}

/** "gap: another VPC, 11 to 12 in vpc-data"; null within one network. */
function gapText(ends: readonly End[], isZh: boolean): string | null {
  const named = ends.filter((end) => end.group !== null);
  const groups = [...new Set(named.map((end) => end.group))];
  const last = groups.at(-1);
  if (groups.length < 2 || last === null || last === undefined) return null;
  const places = ends.flatMap((end, i) => (end.group === last ? [i + 1] : []));
  const [from, to] = [places[0] ?? 0, places.at(-1) ?? 0];
  const which = from === to ? String(from) : isZh ? `${from} 至 ${to}` : `${from} to ${to}`;
  return isZh ? `间隔：另一个 VPC，${which} 属于 ${narrowName(last, 14)}` : `gap: another VPC, ${which} in ${narrowName(last, 14)}`;
}
