import { ok, type Result } from '../../base/result.ts';
import { formatExact } from '../../base/format/number.ts';
import type { Chart } from '../../model/chart.ts';
import { isChosen } from '../../model/consequence.ts';
import type { Frame } from '../../model/frame.ts';
import { font } from '../../model/theme.ts';
import { amountOf, exactAmount } from '../chart/amount.ts';
import type { ChartBody, ShapeMark } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { endsOf, isRefused, markedOf, type Crossing, type End, type Ends } from '../ends/ends.ts';
import { crossingRows } from '../ends/crossing.ts';
import { narrowName } from '../figures.ts';
import { isMonoName } from '../labels.ts';
import type { Look } from '../look.ts';
import type { Misfit } from '../needs.ts';
import type { Shape } from '../shapes/shape.ts';
import { layoutOf, type Spot } from './places.ts';

export interface GraphDrawn {
  readonly body: Extract<ChartBody, { kind: 'shapes' }>;
  readonly ends: Ends;
  /** Pairs that end in no end shown. */
  readonly leftOut: { readonly pairs: number; readonly amount: number };
}

const plain = 0.4;
const chosenOpacity = 0.85;
const dimmed = 0.12;

/** Who talks to whom, grouped by network: width is the amount, dashes in the colour of a refusal what was refused. */
export function graphDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<GraphDrawn, Misfit> {
  const found = endsOf(frame, chart, drawing, chart.top);
  if (!found.ok) return found;
  const ends = found.value;
  const { size, look, colours, chosen = {} } = drawing;
  const amount = amountOf(chart, ends.value);
  const nodes = nodesOf(ends);
  const { regions, spots } = layoutOf([...nodes.values()], size, colours);
  const shown = ends.crossings.filter(({ from, to, amount: carried, refused }) => nodes.has(from) && nodes.has(to) && carried + refused > 0);
  const hidden = ends.crossings.filter((one) => !shown.includes(one) && one.amount > 0);
  const largest = shown.reduce((most, one) => Math.max(most, one.amount), 0);
  const most = [...nodes.values()].reduce((top, end) => Math.max(top, end.amount), 0);
  const anyChosen = Object.keys(chosen).length > 0;
  const shapes: Shape[] = [];
  const marks: ShapeMark[] = [];

  if (regions.length > 1 || regions[0]?.group !== null) {
    for (const { group, x, y, width, height } of regions) {
      shapes.push({ kind: 'rect', x, y, width, height, fill: 'none', stroke: look.tokens.line.hair });
      const name = group ?? (look.language === 'zh' ? '网络未知' : 'network not known');
      shapes.push({ kind: 'text', x: x + 6, y: y + 13, text: narrowName(name, Math.max(8, Math.floor(width / 7))), anchor: 'start', fill: look.tokens.text.tertiary, size: font.size.micro, mono: group !== null });
    }
  }
  shown.forEach((one, i) => {
    const [a, b, from, to] = [spots.get(one.from), spots.get(one.to), nodes.get(one.from), nodes.get(one.to)];
    if (!a || !b || !from || !to) return;
    const mark = edgeMark(one, from, to, ends, look, i, (value) => exactAmount(value, amount), bounds(a, b));
    marks.push(mark);
    const isPicked = isChosen(chosen, mark.marked);
    const refused = isRefused(one);
    const width = largest > 0 ? 0.8 + 6.2 * Math.sqrt(one.amount / largest) : 0.8;
    const stroke = refused ? look.tokens.verdict.reject : from.colour;
    const opacity = isPicked === true ? chosenOpacity : anyChosen ? dimmed : plain;
    const { d, head } = one.from === one.to ? loop(a) : arc(a, b, radiusOf(to, most) + 2, width);
    shapes.push({ kind: 'path', d, fill: 'none', stroke, width, opacity, mark: mark.id, ...(refused ? { dash: '5 3' } : {}) });
    shapes.push({ kind: 'path', d: head, fill: stroke, opacity: Math.min(1, opacity + 0.25), mark: mark.id });
  });
  for (const end of nodes.values()) {
    const spot = spots.get(end.key);
    if (!spot) continue;
    const r = radiusOf(end, most);
    const mark: ShapeMark = {
      id: `n${end.key}`, title: end.name, at: { row: 1, column: marks.length }, box: { x: spot.x - r - 3, y: spot.y - r - 3, width: 2 * r + 6, height: 2 * r + 6 },
      rows: [{ name: { en: 'through it', zh: '经过' }, text: exactAmount(end.amount, amount), share: ends.total > 0 ? Math.min(1, end.amount / ends.total) : null, colour: end.colour }, ...(end.name.en === end.key ? [] : [{ name: end.name, text: end.key, share: null, colour: end.colour }])],
      marked: markedOf(ends, end.key, null),
    };
    marks.push(mark);
    const isPicked = Object.entries(chosen).some(([, values]) => values.includes(end.key));
    shapes.push({ kind: 'circle', x: spot.x, y: spot.y, r, fill: end.colour, mark: mark.id, opacity: !anyChosen || isPicked ? 1 : 0.4 });
    shapes.push({ kind: 'text', x: spot.x, y: spot.y + r + 11, text: narrowName(end.name[look.language], 12), anchor: 'middle', fill: isPicked || !anyChosen ? look.tokens.text.primary : look.tokens.text.tertiary, size: font.size.micro, strong: isPicked, mono: isMonoName(ends.source.field ?? '', end.key, end.name.en), mark: mark.id });
  }
  return ok({
    ends, leftOut: { pairs: hidden.length, amount: hidden.reduce((sum, one) => sum + one.amount, 0) },
    body: { kind: 'shapes', size, shapes, marks, rings: [] },
  });
}

/** Ends of both sides that are shown; one that sends and receives is one node. */
function nodesOf({ senders, receivers }: Ends): Map<string, End> {
  return new Map([...receivers, ...senders].filter((end) => !end.isOther).map((end) => [end.key, end]));
}

function radiusOf(end: End, most: number): number {
  return 4 + (most > 0 ? 6 * Math.sqrt(end.amount / most) : 0);
}

/** A curve that leans to its right, so that both ways between two ends are seen, with an arrow's head before the end. */
function arc(a: Spot, b: Spot, gap: number, width: number): { d: string; head: string } {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const lean = Math.min(28, length * 0.16);
  const middle = { x: (a.x + b.x) / 2 - (dy / length) * lean, y: (a.y + b.y) / 2 + (dx / length) * lean };
  const [tx, ty] = [b.x - middle.x, b.y - middle.y];
  const away = Math.max(1, Math.hypot(tx, ty));
  const [ux, uy] = [tx / away, ty / away];
  const size = 5 + width * 0.6;
  const tip = { x: b.x - ux * gap, y: b.y - uy * gap };
  const foot = { x: tip.x - ux * size, y: tip.y - uy * size };
  const half = size * 0.45;
  return {
    d: `M${round(a.x)} ${round(a.y)}Q${round(middle.x)} ${round(middle.y)} ${round(foot.x)} ${round(foot.y)}`,
    head: `M${round(tip.x)} ${round(tip.y)}L${round(foot.x - uy * half)} ${round(foot.y + ux * half)}L${round(foot.x + uy * half)} ${round(foot.y - ux * half)}z`,
  };
}

function loop({ x, y }: Spot): { d: string; head: string } {
  return { d: `M${round(x)} ${round(y)}C${round(x + 26)} ${round(y - 26)} ${round(x - 26)} ${round(y - 26)} ${round(x)} ${round(y)}`, head: '' };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function bounds(a: Spot, b: Spot): ShapeMark['box'] {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function edgeMark(one: Crossing, from: End, to: End, ends: Ends, look: Look, index: number, exact: (value: number) => string, box: ShapeMark['box']): ShapeMark {
  return {
    id: `e${index}`, box, at: { row: 0, column: index }, title: { en: `${from.name.en} → ${to.name.en}`, zh: `${from.name.zh} → ${to.name.zh}` },
    rows: [
      { name: { en: ends.value.name, zh: ends.value.name }, text: exact(one.amount), share: ends.total > 0 ? one.amount / ends.total : null, colour: from.colour },
      ...(one.refused > 0 ? [{ name: { en: 'rejected records', zh: '拒绝的记录' }, text: formatExact(one.refused), share: one.decided > 0 ? one.refused / one.decided : null, colour: 'transparent' }] : []),
      ...crossingRows(from, to, look),
    ],
    marked: markedOf(ends, one.from, one.to),
  };
}
