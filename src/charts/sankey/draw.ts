import { ok, type Result } from '../../base/result.ts';
import type { Chart } from '../../model/chart.ts';
import { isChosen } from '../../model/consequence.ts';
import type { Frame } from '../../model/frame.ts';
import { font } from '../../model/theme.ts';
import { baseOption, type ChartOption } from '../axes.ts';
import { amountOf, exactAmount } from '../chart/amount.ts';
import type { ChartBody, Mark } from '../chart/drawn.ts';
import type { Drawing } from '../context.ts';
import { crossingRows } from '../ends/crossing.ts';
import { monoEm, narrowName } from '../figures.ts';
import { isMono, isMonoName } from '../labels.ts';
import type { Misfit } from '../needs.ts';
import { flowsOf, type Flow, type Flows } from './flows.ts';

export interface SankeyDrawn {
  readonly body: Extract<ChartBody, { kind: 'marks' }>;
  readonly flows: Flows;
}

const plain = 0.25;
const chosenOpacity = 0.7;
/** Pixels between a name and its node, and the edge of the panel. */
const labelGap = 14;

/** Pixels from one thin node to the next, so that their names stand apart. */
const leastGap = 13;
/** What of the height lies between nodes at most; the rest is the flows'. */
const airiest = 2 / 3;

/** So many ends of a side have names that stand apart; those after them are folded. */
function mostEnds(height: number): number {
  return Math.max(4, 1 + Math.floor(((height - 18) * airiest) / leastGap));
}

function nodeGapOf(ends: number, height: number): number {
  return height >= 1.5 * 14 * (ends - 1) ? 14 : leastGap;
}

const idOf = (flow: Flow): string => `s${flow.from} > t${flow.to}`;

/** Senders at the left, receivers at the right, in the same order; flows in the sender's hue. */
export function sankeyDraw(frame: Frame, chart: Chart, drawing: Drawing): Result<SankeyDrawn, Misfit> {
  const { look, size } = drawing;
  const found = flowsOf(frame, { ...chart, top: Math.min(chart.top, mostEnds(size.height) - 1) }, drawing);
  if (!found.ok) return found;
  const flows = found.value;
  const amount = amountOf(chart, flows.value);
  const nameOf = new Map(flows.ends.map((end) => [end.key, end]));
  const colourOf = (key: string): string => nameOf.get(key)?.colour ?? look.tokens.categorical.other;
  const marks = flows.flows.map((flow): Mark => {
    const [from, to] = [nameOf.get(flow.from), nameOf.get(flow.to)];
    return {
      id: idOf(flow), title: { en: `${from?.name.en} → ${to?.name.en}`, zh: `${from?.name.zh} → ${to?.name.zh}` },
      rows: [{ name: { en: flows.value.name, zh: flows.value.name }, text: exactAmount(flow.amount, amount), share: flows.total > 0 ? flow.amount / flows.total : null, colour: colourOf(flow.from) }, ...(from && to ? crossingRows({ ...from, group: null }, { ...to, group: null }, look) : [])],
      marked: { ...(from?.isOther === false ? { [flows.source.name]: flow.from } : {}), ...(to?.isOther === false ? { [flows.target.name]: flow.to } : {}) },
    };
  });
  const picked = new Set(marks.filter((mark) => isChosen(drawing.chosen ?? {}, mark.marked) === true).map(({ id }) => id));
  const longest = flows.ends.reduce((most, end) => Math.max(most, Math.min(20, end.name[look.language].length)), 4);
  const room = Math.min(Math.round(longest * 7.4 + 20), Math.round(size.width / 3.2));
  // An id is cut in its middle as far as its place needs, so that the picture cuts nothing off its end.
  const isId = isMono(flows.source.field ?? '');
  const letters = Math.max(6, Math.min(20, Math.floor((room - labelGap) / (isId ? font.size.small * monoEm : 6.4))));
  const label = { color: look.tokens.text.secondary, fontSize: font.size.small, overlap: false, width: room - labelGap + 4, overflow: 'truncate' };
  const fontOf = (key: string): string => (isMonoName(flows.source.field ?? '', key, nameOf.get(key)?.name.en ?? '') ? font.mono : font.sans);
  const senders = new Set(flows.flows.map((flow) => flow.from));
  const receivers = new Set(flows.flows.map((flow) => flow.to));
  const node = (side: 's' | 't', key: string): object => ({
    name: side + key, itemStyle: { color: colourOf(key), borderWidth: 0 },
    label: { ...label, fontFamily: fontOf(key), position: side === 's' ? 'left' : 'right', formatter: () => narrowName(nameOf.get(key)?.name[look.language] ?? '', letters) },
  });
  const optionWith = (chosen: string | null): ChartOption => ({
    ...baseOption(look),
    series: [
      {
        type: 'sankey', id: 'flows', left: room, right: room, top: 8, bottom: 10, nodeWidth: 8, nodeGap: nodeGapOf(flows.ends.length, size.height), draggable: false, layoutIterations: 0, nodeAlign: 'justify', cursor: 'pointer',
        emphasis: { disabled: true },
        data: [...flows.ends.filter((end) => senders.has(end.key)).map((end) => node('s', end.key)), ...flows.ends.filter((end) => receivers.has(end.key)).map((end) => node('t', end.key))],
        links: ordered(flows).map((flow) => ({
          source: `s${flow.from}`, target: `t${flow.to}`, value: flow.amount,
          lineStyle: { color: colourOf(flow.from), opacity: chosen === idOf(flow) || picked.has(idOf(flow)) ? chosenOpacity : plain, curveness: 0.5 },
        })),
      },
    ],
  });
  return ok({ flows, body: { kind: 'marks', option: optionWith(null), optionWith, marks } });
}

/** Links leave and arrive in the order of the ends, so that they cross as little as that order allows. */
function ordered(flows: Flows): readonly Flow[] {
  const place = new Map(flows.ends.map((end, i) => [end.key, i]));
  const at = (key: string): number => place.get(key) ?? 0;
  return flows.flows.toSorted((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
}
