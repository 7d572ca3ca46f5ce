import { ok, type Result } from '../../base/result.ts';
import { formatShare } from '../../base/format/share.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import { font } from '../../model/theme.ts';
import { baseOption, labelStyle, type ChartOption } from '../axes.ts';
import { amountOf, exactAmount } from '../chart/amount.ts';
import type { ChartBody, Mark } from '../chart/drawn.ts';
import { folded, type Folded } from '../chart/fold.ts';
import type { Drawing } from '../context.ts';
import { narrowName } from '../figures.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export interface PieDrawn {
  readonly body: Extract<ChartBody, { kind: 'marks' }>;
  readonly folded: Folded;
}

/** A name and an amount per row; slices largest first, those after the first `top` and under 0.5 % are one, counted. */
export function pieDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<PieDrawn, Misfit> {
  const columns = columnsFor(frame, { name: [chart.x ?? '', 'any'], value: [chart.y[0] ?? '', 'number'] });
  if (!columns.ok) return columns;
  const { name, value } = columns.value;
  const { look, size } = drawing;
  const amount = amountOf(chart, value);
  const parts = folded(frame, name, value, drawing, chart.top);
  const share = (part: number): number | null => (parts.total > 0 ? part / parts.total : null);
  const marks = parts.parts.map((part): Mark => ({
    id: part.key, title: part.name, marked: part.isOther ? {} : { [name.name]: part.key },
    rows: [{ name: { en: value.name, zh: value.name }, text: exactAmount(part.amount, amount), share: share(part.amount), colour: part.colour }],
  }));
  const optionWith = (chosen: string | null): ChartOption => ({
    ...baseOption(look),
    series: [
      {
        type: 'pie', id: 'slices', radius: ['0%', '74%'], center: ['50%', '50%'], startAngle: 90, clockwise: true, cursor: 'pointer', selectedMode: false,
        itemStyle: { borderColor: look.tokens.surface.sheet, borderWidth: 1 },
        emphasis: { scale: false },
        label: { ...labelStyle(look), color: look.tokens.text.secondary, fontSize: font.size.small, show: size.width > 260, overflow: 'truncate' },
        labelLine: { show: size.width > 260, length: 8, length2: 8, lineStyle: { color: look.tokens.line.strong } },
        data: parts.parts.map((part) => ({
          name: part.key, value: part.amount, itemStyle: { color: part.colour, opacity: chosen === null || chosen === part.key ? 1 : 0.45 },
          label: { formatter: () => `${narrowName(part.name[look.language], 22)} ${formatShare(share(part.amount))}` },
        })),
      },
    ],
  });
  return ok({ folded: parts, body: { kind: 'marks', option: optionWith(null), optionWith, marks } });
}
