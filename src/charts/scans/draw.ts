import { formatExact } from '../../base/format/number.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Picture, Text } from '../../model/panel.ts';
import { chartMeasures, font } from '../../model/theme.ts';
import { baseOption, gridOf, labelStyle, type ChartOption } from '../axes.ts';
import { drawn } from '../buckets.ts';
import type { ChartDrawn, Mark } from '../chart/drawn.ts';
import { amountOf } from '../chart/amount.ts';
import type { Drawing } from '../context.ts';
import { axisFigure } from '../figures.ts';
import { columnsFor, type Misfit } from '../needs.ts';
import { timePlot, type Plot } from '../plot.ts';
import { plainName } from '../series.ts';
import { scanNames } from './names.ts';

export type ScansPicture = Extract<Picture, { kind: 'scans' }>;

interface Source {
  readonly row: number;
  readonly name: string;
  readonly hosts: number;
  readonly ports: number;
  readonly size: number;
  readonly scan: string | null;
  /** Place in the plot, in powers of ten. */
  readonly x: number;
  readonly y: number;
}

/** Scanners with a name beside their mark; more would stand on one another. */
const mostNamed = 12;
/** Room above the plot for what the axes are. */
const axisWords = 14;
/** Powers of ten that stay free below one, so that marks there do not lie on the axis. */
const below = 0.25;
/** Most of a power of ten by which a source that is no scanner is moved, so that equal ones are seen as several. */
const spread = 0.07;

/**
 * One mark per source: how many hosts it was refused at against how many ports, both by powers of ten, the size by records.
 * Scanners are diamonds in the colour of rejects, named, and drawn over the others. A source without a port (ICMP) stands at one.
 */
export function scansDrawn(picture: ScansPicture, frame: Frame, drawing: Drawing): Result<ChartDrawn, Misfit> {
  const columns = columnsFor(frame, { name: [picture.name, 'any'], hosts: [picture.hosts, 'number'], ports: [picture.ports, 'number'], size: [picture.size, 'number'], scan: [picture.scan, 'any'] });
  if (!columns.ok) return columns;
  const { name, hosts, ports, size, scan } = columns.value;
  const { look } = drawing;
  const { tokens, language } = look;
  const sources = Array.from({ length: frame.rows }, (_, row): Source => {
    const key = name.values[row] === null ? '' : String(name.values[row]);
    const kind = scan.values[row] ?? null;
    const [x, y] = [drawn(hosts.values[row]) ?? 0, drawn(ports.values[row]) ?? 0];
    const moved = kind === null ? aside(key) : ([0, 0] as const);
    return { row, name: key, hosts: x, ports: y, size: drawn(size.values[row]) ?? 0, scan: kind === null ? null : String(kind), x: power(x) + moved[0], y: power(y) + moved[1] };
  }).filter((one) => one.name !== '').sort((a, b) => Number(a.scan !== null) - Number(b.scan !== null) || b.size - a.size);
  const largest = sources.reduce((most, one) => Math.max(most, one.size), 1);
  const whole = timePlot(drawing.size);
  const plot: Plot = { ...whole, top: whole.top + axisWords, height: Math.max(1, whole.height - axisWords) };
  const highest = (of: (one: Source) => number): number => Math.max(1, Math.ceil(sources.reduce((most, one) => Math.max(most, of(one)), 0) + 0.05));
  const [right, top] = [highest((one) => one.x), highest((one) => one.y)];
  const named = namedOf(sources, plot, right, top);
  const text = (en: string, zh: string): Text => ({ en, zh });
  const colourOf = (one: Source): string => (one.scan === null ? tokens.categorical.other : tokens.verdict.reject);
  const marks = [...sources].sort((a, b) => Number(b.scan !== null) - Number(a.scan !== null) || b.size - a.size).map((one): Mark => ({
    id: String(one.row),
    title: one.scan === null ? plainName(one.name) : text(`◆ ${one.name} · ${scanNames[one.scan]?.en ?? one.scan}`, `◆ ${one.name} · ${scanNames[one.scan]?.zh ?? one.scan}`),
    rows: [
      { name: text('hosts', '主机数'), text: formatExact(one.hosts), share: null, colour: colourOf(one) },
      { name: text('ports', '端口数'), text: formatExact(one.ports), share: null, colour: colourOf(one) },
      { name: text('rejected records', '被拒记录'), text: formatExact(one.size), share: null, colour: colourOf(one) },
    ],
    marked: { [name.name]: one.name },
  }));
  const axis = (max: number, margin: number): Readonly<Record<string, unknown>> => {
    const values = Array.from({ length: max + 1 }, (_, i) => i);
    return {
      type: 'value', min: -below, max, interval: 1, axisTick: { show: false, length: chartMeasures.tick, customValues: values },
      axisLabel: { ...labelStyle(look), customValues: values, margin, hideOverlap: true, formatter: (at: number) => axisFigure(10 ** Math.round(at), 'none', look.units) },
      splitLine: { show: true, lineStyle: { color: tokens.line.hair, width: 1 } },
    };
  };
  const optionWith = (chosen: string | null): ChartOption => ({
    ...baseOption(look),
    grid: [gridOf(plot)],
    xAxis: [{ ...axis(right, 7), alignMaxLabel: 'right', axisLine: { show: true, onZero: false, lineStyle: { color: tokens.line.strong } } }],
    yAxis: [{
      ...axis(top, 6), axisLine: { show: false, onZero: false }, name: { en: '↑ ports tried, hosts →', zh: '↑ 端口数，主机数 →' }[language], nameGap: 6,
      nameTextStyle: { ...labelStyle(look), align: 'left', padding: [0, 0, 0, -8] },
    }],
    series: [
      {
        type: 'scatter', id: 'sources', cursor: 'pointer', emphasis: { disabled: true }, clip: false,
        data: sources.map((one) => {
          const isChosen = chosen === String(one.row);
          const scanner = one.scan !== null;
          return {
            name: String(one.row), value: [one.x, one.y], symbol: scanner ? 'diamond' : 'circle', symbolSize: (scanner ? 9 : 4) + 12 * Math.sqrt(one.size / largest),
            itemStyle: { color: colourOf(one), opacity: isChosen || scanner ? 1 : 0.55, borderColor: isChosen ? tokens.text.primary : tokens.surface.sheet, borderWidth: isChosen ? 1.5 : 0.5 },
            label: { show: named.has(one.row), formatter: one.name, position: one.x > right * 0.6 ? 'left' : 'right', distance: 5, color: tokens.text.secondary, fontFamily: font.mono, fontSize: font.size.micro },
          };
        }),
      },
    ],
  });
  const amount = amountOf({ unit: 'auto' }, size);
  return ok({ body: { kind: 'marks', option: optionWith(null), optionWith, marks }, amount, unit: text('', ''), series: [], finding: text('', ''), note: null });
}

function power(count: number): number {
  return Math.log10(Math.max(1, count));
}

/** Always the same small step aside for a name, so that sources of equal counts are told apart. */
function aside(name: string): readonly [x: number, y: number] {
  let hash = 2166136261;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  const part = (bits: number): number => (((hash >>> bits) & 255) / 255 - 0.5) * 2 * spread;
  return [part(3), part(17)];
}

/** Rows of scanners whose name has room: the largest first, none over another. */
function namedOf(sources: readonly Source[], plot: Plot, right: number, top: number): ReadonlySet<number> {
  const taken: { readonly x: number; readonly y: number }[] = [];
  const named = new Set<number>();
  for (const one of sources.filter(({ scan }) => scan !== null).sort((a, b) => b.size - a.size)) {
    if (named.size === mostNamed) break;
    const place = { x: (plot.width * (one.x + below)) / (right + below), y: plot.height * (1 - (one.y + below) / (top + below)) };
    if (taken.some((other) => Math.abs(other.x - place.x) < 110 && Math.abs(other.y - place.y) < 13)) continue;
    taken.push(place);
    named.add(one.row);
  }
  return named;
}
