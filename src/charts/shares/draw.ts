import { ok, type Result } from '../../base/result.ts';
import { afterHan } from '../../base/words.ts';
import { formatShare } from '../../base/format/share.ts';
import type { Chart } from '../../model/chart.ts';
import { isChosen } from '../../model/consequence.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import { font } from '../../model/theme.ts';
import { amountOf, amountText, exactAmount, type Amount } from '../chart/amount.ts';
import type { ChartBody, ShapeMark } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { endsOf, markedOf, otherEnd, type End, type Ends } from '../ends/ends.ts';
import { fittedName, textWidth } from '../figures.ts';
import type { Look } from '../look.ts';
import type { Misfit } from '../needs.ts';
import type { Shape } from '../shapes/shape.ts';

export interface SharesDrawn {
  readonly body: Extract<ChartBody, { kind: 'shapes' }>;
  readonly finding: Text;
}

const barHeight = 10;
const legendRow = 18;

/** A bar per row (`x`), all of one length, parted by what `series` says; the row's amount at its right, names beneath. */
export function sharesDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<SharesDrawn, Misfit> {
  const found = endsOf(frame, chart, drawing, chart.top);
  if (!found.ok) return found;
  const ends = found.value;
  const { look, size } = drawing;
  const amount = amountOf(chart, ends.value);
  const parts = ends.receivers.toSorted((a, b) => Number(a.isOther) - Number(b.isOther) || b.amount - a.amount);
  const legend = legendOf(parts, size.width, look);
  const rows = ends.senders.toSorted((a, b) => Number(a.isOther) - Number(b.isOther) || b.amount - a.amount);
  const rowHeight = Math.max(16, Math.min(32, Math.floor((size.height - 8 - legend.height) / Math.max(1, rows.length))));
  const room = Math.max(1, Math.floor((size.height - 8 - legend.height) / rowHeight));
  const shown = rows.slice(0, room);
  const longest = shown.reduce((most, row) => Math.max(most, textWidth(row.name[look.language], font.size.small)), 30);
  const left = Math.round(Math.min(size.width * 0.3, longest + 24));
  const right = size.width - 84;
  const shapes: Shape[] = [];
  const marks: ShapeMark[] = [];
  const anyChosen = Object.keys(drawing.chosen ?? {}).length > 0;

  shown.forEach((row, at) => {
    const y = 4 + at * rowHeight;
    const own = ends.crossings.filter((one) => one.from === row.key);
    const sum = own.reduce((all, one) => all + one.amount, 0);
    const baseline = y + rowHeight / 2 + font.size.small * 0.36;
    const head = `${at}:-1`;
    marks.push({ id: head, box: { x: 0, y, width: left, height: rowHeight }, at: { row: at, column: -1 }, title: row.name, rows: [{ name: { en: ends.value.name, zh: ends.value.name }, text: exactAmount(sum, amount), share: ends.total > 0 ? sum / ends.total : null, colour: row.colour }], marked: markedOf(ends, row.key, null) });
    shapes.push({ kind: 'text', x: 12, y: baseline, text: fittedName(row.name[look.language], left - 20, font.size.small), anchor: 'start', fill: row.isOther ? look.tokens.text.tertiary : look.tokens.text.primary, size: font.size.small, mark: head });
    let x = left;
    for (const [column, part] of parts.entries()) {
      const crossing = own.find((one) => one.to === part.key);
      if (crossing === undefined || crossing.amount <= 0 || sum <= 0) continue;
      const width = ((right - left) * crossing.amount) / sum;
      const mark: ShapeMark = {
        id: `${at}:${column}`, box: { x, y: y + (rowHeight - barHeight) / 2, width: Math.max(1, width), height: barHeight }, at: { row: at, column },
        title: { en: `${row.name.en} · ${part.name.en}`, zh: `${row.name.zh} · ${part.name.zh}` },
        rows: [{ name: { en: ends.value.name, zh: ends.value.name }, text: exactAmount(crossing.amount, amount), share: crossing.amount / sum, colour: part.colour }],
        marked: markedOf(ends, row.key, part.key),
      };
      marks.push(mark);
      const dimmed = anyChosen && isChosen(drawing.chosen ?? {}, mark.marked) === false;
      shapes.push({ kind: 'path', d: `M${x} ${mark.box.y}h${Math.max(0.5, width - (width > 3 ? 1 : 0))}v${barHeight}H${x}z`, fill: part.colour, opacity: dimmed ? 0.28 : 1, mark: mark.id });
      x += width;
    }
    shapes.push({ kind: 'text', x: size.width - 12, y: baseline, text: amountText(sum, amount, look), anchor: 'end', fill: look.tokens.text.secondary, size: font.size.small });
  });
  const foot = 4 + shown.length * rowHeight + 6;
  shapes.push({ kind: 'rect', x: 0, y: foot, width: size.width, height: 1, fill: look.tokens.line.hair });
  for (const one of legend.items) {
    shapes.push({ kind: 'rect', x: one.x, y: foot + one.y + 3, width: 8, height: 8, fill: one.end.colour });
    shapes.push({ kind: 'text', x: one.x + 13, y: foot + one.y + 11, text: one.text, anchor: 'start', fill: look.tokens.text.secondary, size: font.size.small });
  }
  return ok({ finding: findingOf(ends, rows, amount, look), body: { kind: 'shapes', size, shapes, marks, rings: [] } });
}

interface Legend {
  readonly items: readonly { readonly end: End; readonly text: string; readonly x: number; readonly y: number }[];
  readonly height: number;
}

function legendOf(parts: readonly End[], width: number, { language }: Look): Legend {
  let [x, y] = [12, 8];
  const items = parts.map((end) => {
    // A name alone in its line still stays inside.
    const text = fittedName(end.name[language], width - 37, font.size.small);
    const taken = 13 + textWidth(text, font.size.small) + 18;
    if (x + taken > width && x > 12) [x, y] = [12, y + legendRow];
    const item = { end, text, x, y };
    x += taken;
    return item;
  });
  return { items, height: y + legendRow + 8 };
}

/** The largest part of the row that is parted most evenly: what a whole of one part says is seen at once. */
function findingOf(ends: Ends, rows: readonly End[], amount: Amount, look: Look): Text {
  const parted = rows.filter((row) => !row.isOther).map((row) => {
    const own = ends.crossings.filter((one) => one.from === row.key && one.amount > 0);
    const sum = own.reduce((all, one) => all + one.amount, 0);
    const first = own.find((one) => one.to !== otherEnd);
    return { row, sum, first, share: first === undefined || sum <= 0 ? 1 : first.amount / sum };
  });
  const most = parted.filter(({ first, sum }) => first !== undefined && sum > 0).toSorted((a, b) => a.share - b.share || b.sum - a.sum)[0];
  if (most?.first === undefined) return { en: 'Nothing in this range.', zh: '该时段没有数据。' };
  const part = ends.receivers.find((one) => one.key === most.first?.to)?.name ?? { en: '', zh: '' };
  const [share, all] = [formatShare(most.share), amountText(most.sum, amount, look)];
  return { en: `${most.row.name.en}: ${share} of ${all} is ${part.en}.`, zh: `${most.row.name.zh}：${all} 中 ${share} 为${afterHan(part.zh)}。` };
}
