import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChartDrawn } from '../../../charts/chart/drawn.ts';
import { parseAmount } from '../../../charts/chart/parse-amount.ts';
import type { Chart, ChartSettings } from '../../../model/chart.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { SegmentSetting, SelectSetting, Setting } from './Setting.tsx';
import { chartTabWords } from './words.ts';

interface HowSettingsProps {
  readonly chart: Chart;
  readonly drawn: ChartDrawn | null;
  readonly change: (settings: ChartSettings, history?: 'push' | 'replace') => void;
}

const overX = new Set(['line', 'area', 'stacked', 'stacked100', 'bar']);
const tops = [3, 5, 8, 12, 20];

/** How it is drawn: where y begins, what a gap is, the legend, a second axis, a level to compare with. */
export function HowSettings({ chart, drawn, change }: HowSettingsProps) {
  const words = usePartWords(chartTabWords);
  const { kind } = chart;
  if (kind === 'number' || kind === 'map') return null;
  const standsOnZero = kind === 'bar' || kind === 'stacked' || kind === 'stacked100';
  const folds = kind === 'pie' || kind === 'sankey' || chart.series !== null;
  const second = chart.second[0] ?? '';
  return (
    <div className="setting-group">
      {folds && kind !== 'heat' ? <SelectSetting label={words.shown} value={String(chart.top)} choices={[...new Set([...tops, chart.top])].sort((a, b) => a - b).map((one) => ({ value: String(one), label: String(one) }))} onChoice={(top) => change({ top: Number(top) })} /> : null}
      {overX.has(kind) ? (
        <>
          <SegmentSetting
            label={words.yFrom} value={standsOnZero ? 'zero' : chart.from} disabled={standsOnZero} hint={standsOnZero ? words.fromHint : undefined}
            choices={[{ value: 'zero', label: words.zero }, { value: 'lowest', label: words.lowest }]} onChoice={(from) => change({ from })}
          />
          {kind === 'bar' ? null : (
            <SegmentSetting label={words.missing} value={chart.missing} choices={[{ value: 'gap', label: words.gap }, { value: 'zero', label: words.zero }, { value: 'join', label: words.join }]} onChoice={(missing) => change({ missing })} />
          )}
          <SegmentSetting label={words.legend} value={chart.legend} choices={[{ value: 'header', label: words.header }, { value: 'table', label: words.table }, { value: 'none', label: words.none }]} onChoice={(legend) => change({ legend })} />
          {chart.y.length < 2 ? (
            <Setting label={words.second}>{(id) => <output id={id} className="secondary">{words.secondNeeds}</output>}</Setting>
          ) : (
            <SelectSetting label={words.second} mono={second !== ''} value={second} choices={[{ value: '', label: words.none }, ...chart.y.map((name) => ({ value: name, label: name }))]} onChoice={(name) => change({ second: name === '' ? [] : [name] })} />
          )}
          {/* Among shares an amount has no height. */}
          {kind === 'stacked100' ? null : <LevelSetting key={String(chart.lineAt)} chart={chart} drawn={drawn} change={change} />}
        </>
      ) : null}
      {kind === 'scatter' ? <SegmentSetting label={words.scale} value={chart.log ? 'log' : 'linear'} choices={[{ value: 'linear', label: words.linear }, { value: 'log', label: words.log }]} onChoice={(scale) => change({ log: scale === 'log' })} /> : null}
    </div>
  );
}

function LevelSetting({ chart, drawn, change }: HowSettingsProps) {
  const words = usePartWords(chartTabWords);
  const [text, setText] = useState(chart.lineAt === null ? '' : String(chart.lineAt));
  const [isWrong, setWrong] = useState(false);
  const taken = (): void => {
    const level = text.trim() === '' ? null : parseAmount(text, drawn?.amount ?? { unit: 'none' });
    setWrong(level === null && text.trim() !== '');
    if (level !== chart.lineAt && (level !== null || text.trim() === '')) change({ lineAt: level });
  };
  return (
    <Setting label={words.lineAt}>
      {(id) => (
        <TextInput
          id={id} value={text} placeholder={words.lineAtExample} error={isWrong ? words.noNumber : undefined} onChange={(event) => setText(event.currentTarget.value)}
          onBlur={taken} onKeyDown={(event) => (event.key === 'Enter' ? taken() : undefined)}
        />
      )}
    </Setting>
  );
}
