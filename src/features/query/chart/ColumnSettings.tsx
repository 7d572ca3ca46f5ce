import { TextInput } from '@mantine/core';
import { formatDuration } from '../../../base/format/time.ts';
import { amountText, amountOf } from '../../../charts/chart/amount.ts';
import { isNumeric, isTime } from '../../../charts/chart/columns.ts';
import type { ChartDrawn } from '../../../charts/chart/drawn.ts';
import type { Look } from '../../../charts/look.ts';
import { chartUnits, type Chart, type ChartSettings, type ChartUnit, type NamedChartUnit } from '../../../model/chart.ts';
import type { Frame } from '../../../model/frame.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { SelectSetting, Setting } from './Setting.tsx';
import { chartTabWords } from './words.ts';

interface ColumnSettingsProps {
  readonly chart: Chart;
  readonly frame: Frame;
  readonly drawn: ChartDrawn | null;
  readonly look: Look;
  readonly change: (settings: ChartSettings, history?: 'push' | 'replace') => void;
}

const overX = new Set(['line', 'area', 'stacked', 'stacked100', 'bar']);
const bins = [60, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800];

const unitNames = {
  auto: 'auto', none: 'bare', bytes: 'bytes', bits: 'bits', 'bits-per-second': 'bps', 'bytes-per-second': 'byteRate', 'packets-per-second': 'pps', records: 'count',
  percent: 'percent', share: 'share', seconds: 'seconds', port: 'port',
} as const satisfies Record<NamedChartUnit, keyof typeof chartTabWords>;

/** Which columns play which part, what the numbers count, and how long a step of time is. */
export function ColumnSettings({ chart, frame, drawn, look, change }: ColumnSettingsProps) {
  const words = usePartWords(chartTabWords);
  const { kind } = chart;
  const named = (columns: readonly { readonly name: string }[]): { value: string; label: string }[] => columns.map(({ name }) => ({ value: name, label: name }));
  const all = named(frame.columns);
  const numbers = named(frame.columns.filter(isNumeric));
  const none = { value: '', label: words.none };
  const hasEnds = kind === 'sankey' || kind === 'matrix' || kind === 'graph';
  const labels = {
    x: kind === 'pie' ? words.slices : kind === 'map' ? words.country : hasEnds ? words.from : kind === 'shares' ? words.bars : words.xAxis,
    y: kind === 'number' ? words.amounts : kind === 'pie' || kind === 'map' || hasEnds || kind === 'heat' || kind === 'shares' ? words.amount : words.yAxis,
    series: hasEnds ? words.to : kind === 'shares' ? words.parts : kind === 'heat' ? words.rows : kind === 'scatter' ? words.colour : words.series,
  };
  const takesMany = overX.has(kind) || kind === 'number';
  const rest = numbers.filter(({ value }) => !chart.y.includes(value) && value !== chart.x);
  const first = chart.y[0] ?? '';
  const values = chart.series === null ? 0 : new Set(frame.columns.find((column) => column.name === chart.series)?.values.filter((value) => value !== null)).size;
  return (
    <div className="setting-group">
      {kind === 'number' ? null : <SelectSetting label={labels.x} mono value={chart.x ?? ''} choices={kind === 'scatter' ? numbers : all} onChoice={(x) => change({ x })} />}
      {hasEnds || kind === 'heat' || kind === 'lanes' || kind === 'shares' ? <SelectSetting label={labels.series} mono value={chart.series ?? ''} choices={all} onChoice={(series) => change({ series })} /> : null}
      <SelectSetting label={labels.y} mono value={first} choices={numbers} onChoice={(name) => change({ y: [name, ...chart.y.slice(1).filter((one) => one !== name)] })} />
      {takesMany ? chart.y.slice(1).map((name) => (
        <Setting key={name} label={words.another}>
          {(id) => (
            <span className="setting-added">
              <output id={id} className="mono cut">{name}</output>
              <button type="button" className="glyph-button" aria-label={words.remove(name)} title={words.remove(name)} onClick={() => change({ y: chart.y.filter((one) => one !== name), second: chart.second.filter((one) => one !== name) })}><Icon name="close" little /></button>
            </span>
          )}
        </Setting>
      )) : null}
      {takesMany && rest.length > 0 ? (
        <SelectSetting label={words.another} mono value="" choices={[{ value: '', label: words.addAmount }, ...rest]} onChoice={(name) => (name === '' ? undefined : change({ y: [...chart.y, name] }))} />
      ) : null}
      {overX.has(kind) || kind === 'scatter' ? (
        <SelectSetting
          label={labels.series} mono value={chart.series ?? ''} choices={[none, ...all.filter(({ value }) => value !== chart.x)]} onChoice={(name) => change({ series: name === '' ? null : name })}
          hint={chart.series === null ? undefined : values > chart.top ? words.seriesCut(chart.top, values) : words.seriesHint(values, words[kind].toLowerCase())}
        />
      ) : null}
      {kind === 'scatter' ? <SelectSetting label={words.size} mono value={chart.size ?? ''} choices={[none, ...numbers]} onChoice={(name) => change({ size: name === '' ? null : name })} /> : null}
      {kind === 'lanes' ? <SelectSetting label={words.otherEnd} mono value={chart.target ?? ''} choices={[none, ...all.filter(({ value }) => value !== chart.x && value !== chart.series)]} onChoice={(name) => change({ target: name === '' ? null : name })} /> : null}
      <UnitSetting chart={chart} frame={frame} look={look} change={change} />
      <BinSetting chart={chart} frame={frame} drawn={drawn} look={look} change={change} />
    </div>
  );
}

function UnitSetting({ chart, frame, look, change }: Omit<ColumnSettingsProps, 'drawn'>) {
  const words = usePartWords(chartTabWords);
  const { unit } = chart;
  const isOwn = unit.startsWith('text:');
  const column = frame.columns.find((one) => one.name === chart.y[0]);
  const amount = amountOf(chart, column);
  const numbers = (column?.values ?? []).filter((value) => typeof value === 'number' || typeof value === 'bigint').map(Number);
  const example = numbers.reduce((most, value) => Math.max(most, value), 0);
  const raw = Number.isInteger(example) ? String(example) : String(Number(example.toPrecision(6)));
  const choices = [...chartUnits.map((value) => ({ value, label: words[unitNames[value]] })), { value: 'text:', label: words.ownUnit }];
  const said = unit === 'auto' || example === 0 ? '' : words.unitHint(raw, amountText(example, amount, look));
  return (
    <>
      <SelectSetting label={words.unit} value={isOwn ? 'text:' : unit} choices={choices} hint={said} onChoice={(value) => change({ unit: chartUnits.find((one) => one === value) ?? 'text:' })} />
      {isOwn ? (
        <Setting label={words.ownUnit}>
          {(id) => <TextInput id={id} key={unit} maxLength={30} defaultValue={unit.slice(5)} placeholder={words.ownUnitExample} onBlur={(event) => change({ unit: ownUnit(event.currentTarget.value) }, 'replace')} onKeyDown={(event) => (event.key === 'Enter' ? change({ unit: ownUnit(event.currentTarget.value) }, 'replace') : undefined)} />}
        </Setting>
      ) : null}
    </>
  );
}

function ownUnit(text: string): ChartUnit {
  return `text:${text.trim()}`;
}

function BinSetting({ chart, frame, drawn, look, change }: ColumnSettingsProps) {
  const words = usePartWords(chartTabWords);
  const x = frame.columns.find((one) => one.name === chart.x);
  if (!x || !isTime(x) || !(overX.has(chart.kind) || chart.kind === 'heat')) return null;
  const own = drawn?.body.kind === 'time' && chart.bin === null ? drawn.body.buckets.step : null;
  const step = own ?? 60;
  const choices = bins.filter((one) => one > step || one === chart.bin).map((one) => ({ value: String(one), label: formatDuration(one, look.language) }));
  const amount = amountOf(chart, frame.columns.find((one) => one.name === chart.y[0]));
  return (
    <SelectSetting
      label={words.bin} value={chart.bin === null ? '' : String(chart.bin)} choices={[{ value: '', label: own === null ? words.auto : formatDuration(own, look.language) }, ...choices]}
      onChoice={(value) => change({ bin: value === '' ? null : Number(value) })} hint={chart.bin === null ? words.binOwn : amount.adds === 'always' ? words.binAdds : words.binAverages}
    />
  );
}

