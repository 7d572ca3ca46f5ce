import { ok, type Result } from '../../base/result.ts';
import { formatExact } from '../../base/format/number.ts';
import type { Chart } from '../../model/chart.ts';
import { isChosen } from '../../model/consequence.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { font } from '../../model/theme.ts';
import { amountOf, amountText, exactAmount } from '../chart/amount.ts';
import type { ChartBody, ShapeMark } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { crossingRows } from '../ends/crossing.ts';
import { endsOf, isRefused, markedOf, otherEnd, type Crossing, type End, type Ends } from '../ends/ends.ts';
import { monoEm, narrowName, textWidth } from '../figures.ts';
import { isMonoName } from '../labels.ts';
import type { Look } from '../look.ts';
import type { Misfit } from '../needs.ts';
import { amountScale, readableOn, type AmountScale } from '../scale.ts';
import type { Shape } from '../shapes/shape.ts';
import { cellFigures, type CellFigures } from './figures.ts';
import { matrixLegend } from './legend.ts';
import { matrixPlace, type MatrixPlace } from './place.ts';

export interface MatrixDrawn {
  readonly body: Extract<ChartBody, { kind: 'shapes' }>;
  readonly ends: Ends;
  readonly unit: Text;
}

const dark = '#10141a';
const light = '#ffffff';
/** The narrowest column that figures of three digits fit. */
const leastColumn = 29;
const leastRow = 13;
const notch = 6;
/** A digit's width in ems. */
const digit = 0.62;

/** Rows send, columns receive; a number in every cell, shaded; what lies off the blocks of one network crosses. */
export function matrixDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<MatrixDrawn, Misfit> {
  const { size, look } = drawing;
  const room = Math.min(Math.floor((size.width - 190) / leastColumn), Math.floor((size.height - 40) / leastRow)) - 2;
  const found = endsOf(frame, chart, drawing, Math.max(2, Math.min(chart.top, room)));
  if (!found.ok) return found;
  const ends = found.value;
  const amount = amountOf(chart, ends.value);
  const byPair = new Map(ends.crossings.map((one) => [`${one.from}\u0001${one.to}`, one]));
  const sums = { rows: sumsOf(ends, 'from'), columns: sumsOf(ends, 'to') };
  const cellsShown = ends.crossings.filter(({ from, to }) => from !== otherEnd || to !== otherEnd);
  const scale = amountScale(cellsShown.map((one) => one.amount));
  const largest = Math.max(ends.total, 0);
  const place = matrixPlace(ends, size, look);
  const figures = cellFigures(cellsShown[0]?.amount ?? largest, amount, look, Math.floor((place.column - 2 * place.inset) / (place.font * digit)));
  const at = (from: End, to: End): Crossing | undefined => byPair.get(`${from.key}\u0001${to.key}`);
  const shapes: Shape[] = [...heads(place, drawing)];
  const marks: ShapeMark[] = [];
  const text = (x: number, y: number, said: string, fill: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape => ({ kind: 'text', x, y: y + place.baseline, text: said, anchor: 'end', fill, size: place.font, ...more });

  ends.senders.forEach((from, row) => {
    const y = place.rowAt(row);
    const head = headMark(from, sums.rows.get(from.key) ?? 0, 'from', ends, drawing, { x: 0, y, width: place.left, height: place.row }, { row, column: -1 }, (value) => exactAmount(value, amount));
    marks.push(head);
    const isPicked = isChosen(drawing.chosen ?? {}, head.marked) === true || (drawing.chosen?.[ends.source.name] ?? []).includes(from.key);
    const named = narrowName(from.name[look.language], place.nameLength);
    if (place.numbered) {
      if (!from.isOther) shapes.push(text(12 + place.numberWidth, y, String(row + 1), look.tokens.text.tertiary, { mark: head.id }));
    } else if (!from.isOther) shapes.push({ kind: 'rect', x: 12, y: y + place.row / 2 - 4, width: 8, height: 8, fill: from.colour, mark: head.id });
    shapes.push(text(place.nameLeft, y, named, from.isOther ? look.tokens.text.tertiary : look.tokens.text.primary, { anchor: 'start', strong: isPicked, mono: isMonoName(ends.source.field ?? '', from.key, from.name.en), mark: head.id }));
    ends.receivers.forEach((to, column) => {
      const crossing = at(from, to);
      const [x, width] = [place.columnAt(column), place.column];
      const mark = cellMark(from, to, crossing, ends, look, { x, y, width, height: place.row }, { row, column }, (value) => exactAmount(value, amount));
      marks.push(mark);
      shapes.push(...cell(crossing, mark, scale, figures, place, drawing));
    });
    shapes.push(text(place.sumRight, y, figures.text(sums.rows.get(from.key) ?? 0), look.tokens.text.secondary));
  });
  ends.receivers.forEach((to, column) => {
    const x = place.columnAt(column);
    const mark = headMark(to, sums.columns.get(to.key) ?? 0, 'to', ends, drawing, { x, y: 0, width: place.column, height: place.top }, { row: -1, column }, (value) => exactAmount(value, amount));
    marks.push(mark);
    shapes.push(...columnHead(to, column, mark, ends, place, drawing));
    shapes.push(text(x + place.column - place.inset, place.sumRow, figures.text(sums.columns.get(to.key) ?? 0), look.tokens.text.secondary));
  });
  shapes.push(text(place.sumRight, place.sumRow, figures.text(ends.total), look.tokens.text.primary, { strong: true }));
  shapes.push(...matrixLegend(ends, scale, place, drawing, (value) => amountText(value, amount, look)));
  return ok({ ends, unit: figures.unit, body: { kind: 'shapes', size, shapes, marks, rings: marks.filter((mark) => mark.at.row >= 0 && mark.at.column >= 0 && isChosen(drawing.chosen ?? {}, mark.marked) === true).map(({ id }) => id) } });
}

function sumsOf(ends: Ends, side: 'from' | 'to'): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const one of ends.crossings) sums.set(one[side], (sums.get(one[side]) ?? 0) + one.amount);
  return sums;
}

function heads(place: MatrixPlace, { look }: Drawing): Shape[] {
  const { tertiary } = look.tokens.text;
  const said = (x: number, y: number, en: string, zh: string, anchor: 'start' | 'end'): Shape => ({ kind: 'text', x, y, text: look.language === 'zh' ? zh : en, anchor, fill: tertiary, size: font.size.micro });
  return [
    said(12, place.headBaseline, 'from ↓ to →', '源 ↓ 目的 →', 'start'), said(place.sumRight, place.headBaseline, 'sum', '合计', 'end'), said(place.nameLeft, place.sumRow + place.baseline, 'sum', '合计', 'start'),
    ...(place.numbered ? [] : [{ kind: 'rect', x: 12, y: place.top - 1, width: Math.max(0, place.sumRight - 12), height: 1, fill: look.tokens.line.hair } satisfies Shape]),
  ];
}

function columnHead(to: End, column: number, mark: ShapeMark, ends: Ends, place: MatrixPlace, { look, chosen = {} }: Drawing): Shape[] {
  const right = place.columnAt(column) + place.column - place.inset;
  const isPicked = Object.keys(mark.marked).length > 0 && isChosen(Object.fromEntries(Object.entries(chosen).filter(([name]) => name in mark.marked)), mark.marked) === true;
  const said = place.numbered ? (to.isOther ? (look.language === 'zh' ? '其他' : 'other') : String(column + 1)) : narrowName(to.name[look.language], place.headLength);
  const mono = !place.numbered && isMonoName(ends.target.field ?? '', to.key, to.name.en);
  const head: Shape = { kind: 'text', x: right, y: place.headBaseline, text: said, anchor: 'end', fill: isPicked ? look.tokens.text.primary : look.tokens.text.secondary, size: place.font, strong: isPicked, mono, mark: mark.id };
  if (place.numbered || to.isOther) return [head];
  const width = mono ? said.length * place.font * monoEm : textWidth(said, place.font);
  return [{ kind: 'rect', x: right - width - 14, y: place.headBaseline - 8, width: 8, height: 8, fill: to.colour, mark: mark.id }, head];
}

function cell(crossing: Crossing | undefined, mark: ShapeMark, scale: AmountScale | null, figures: CellFigures, place: MatrixPlace, { look }: Drawing): Shape[] {
  const { x, y, width, height } = mark.box;
  const shade = scale?.shade(crossing?.amount ?? 0) ?? null;
  const fill = shade === null ? null : look.tokens.sequential[shade];
  const ink = fill === undefined || fill === null ? look.tokens.text.tertiary : readableOn(fill, dark, light);
  const shapes: Shape[] = [{ kind: 'rect', x, y, width: width - 1, height: height - 1, fill: fill ?? look.tokens.surface.sheet, mark: mark.id }];
  shapes.push({ kind: 'text', x: x + width - place.inset, y: y + place.baseline, text: figures.text(crossing?.amount ?? 0), anchor: 'end', fill: ink, size: place.font, mark: mark.id });
  if (crossing && isRefused(crossing)) shapes.push({ kind: 'path', d: `M${x} ${y}h${notch}l${-notch} ${notch}z`, fill: look.tokens.verdict.reject, mark: mark.id });
  return shapes;
}

function cellMark(from: End, to: End, crossing: Crossing | undefined, ends: Ends, look: Look, box: ShapeMark['box'], at: ShapeMark['at'], exact: (value: number) => string): ShapeMark {
  const { amount = 0, refused = 0, decided = 0 } = crossing ?? {};
  return {
    id: `${at.row}:${at.column}`, box, at,
    title: { en: `${from.name.en} → ${to.name.en}`, zh: `${from.name.zh} → ${to.name.zh}` },
    rows: [
      { name: { en: ends.value.name, zh: ends.value.name }, text: exact(amount), share: ends.total > 0 && amount > 0 ? amount / ends.total : null, colour: from.colour },
      ...(refused > 0 ? [{ name: { en: 'rejected records', zh: '拒绝的记录' }, text: formatExact(refused), share: decided > 0 ? refused / decided : null, colour: 'transparent' }] : []),
      ...crossingRows(from, to, look), ...idRow(from), ...idRow(to),
    ],
    marked: crossing === undefined ? {} : markedOf(ends, from.key, to.key),
  };
}

/** The id of what is shown by a name. */
function idRow(end: End): ShapeMark['rows'] {
  return end.isOther || end.name.en === end.key ? [] : [{ name: end.name, text: end.key, share: null, colour: end.colour }];
}

function headMark(end: End, sum: number, side: 'from' | 'to', ends: Ends, { look }: Drawing, box: ShapeMark['box'], at: ShapeMark['at'], exact: (value: number) => string): ShapeMark {
  const [en, zh] = side === 'from' ? ['sent', '发送'] : ['received', '接收'];
  const network = end.group === null ? [] : [{ name: { en: 'network', zh: '网络' }, text: end.group, share: null, colour: 'transparent' }];
  return {
    id: `${at.row}:${at.column}`, box, at, title: { en: end.name.en, zh: end.name.zh },
    rows: [{ name: { en, zh }, text: exact(sum), share: ends.total > 0 ? sum / ends.total : null, colour: end.isOther ? look.tokens.categorical.other : end.colour }, ...idRow(end), ...network],
    marked: side === 'from' ? markedOf(ends, end.key, null) : markedOf(ends, null, end.key),
  };
}
