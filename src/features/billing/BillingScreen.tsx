import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { formatExact, threeFigures } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import { assumedBytesPerRecord, billedGb, gbPerTb, monthlyCost, monthlyGb, recordsPerHour, tierOf, tiers, type MonthlyCost } from '../../model/cloud/price.ts';
import { intervals } from '../../model/cloud/flow-log.ts';
import { useDescription } from '../../state/engine.tsx';
import { validateSearch } from '../../state/search.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Beside } from './Beside.tsx';
import { CostCurve } from './CostCurve.tsx';
import { formatGb, formatMoney } from './money.ts';
import { TierBar } from './TierBar.tsx';
import { TierTable } from './TierTable.tsx';
import { printVolume, readFigure, readVolume, type VolumeChoice } from './volume.ts';
import { words } from './words.ts';
import './billing.css';

/** What a month of flow logs costs. The address holds what is estimated. */
export function BillingScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(words);
  const { language } = useReader();
  const { records, extent, captureInterval } = useDescription();
  const { gb: asked } = useSearch({ strict: false });
  const navigate = useNavigate();
  const choice = readVolume(asked);
  const choose = (next: VolumeChoice, replace = false): void => void navigate({ to: '.', replace, search: (before) => ({ ...validateSearch(before), gb: printVolume(next) }) });
  // The last window of the records lasts an interval beyond its start.
  const seconds = extent === null ? 0 : extent.to - extent.from + captureInterval;
  const gb = choice.kind === 'figure' ? choice.gb : monthlyGb(records, seconds);
  const cost = monthlyCost(gb);
  const volume = gb >= gbPerTb ? `${threeFigures(gb / gbPerTb)} TB` : `${formatGb(gb)} GB`;
  return (
    <>
      <Header title={w.title} context={w.context} onMenu={onMenu}>
        <CopyText cost={cost} volume={volume} />
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        <section className="billing-inputs" aria-label={w.inputs}>
          <div>
            <span className="billing-label">{w.volumeFrom}</span>
            <SegmentedControl
              aria-label={w.volumeFrom}
              value={choice.kind}
              onChange={(kind) => choose(kind === 'source' ? { kind: 'source' } : { kind: 'figure', gb: Number((gb || 100).toPrecision(3)) })}
              data={[{ value: 'figure', label: w.figure }, { value: 'source', label: w.source }]}
            />
          </div>
          {choice.kind === 'figure' && <FigureInput gb={choice.gb} onChange={(next) => choose({ kind: 'figure', gb: next }, true)} />}
          <p className="small secondary">
            {choice.kind === 'figure'
              ? w.recordsHint(formatExact(Number(((gb * billedGb) / assumedBytesPerRecord).toPrecision(3))), String(assumedBytesPerRecord))
              : records === 0 ? w.noSource : w.sourceHint(formatExact(records), formatDuration(seconds, language), String(assumedBytesPerRecord))}
          </p>
        </section>
        <div className="billing-columns">
          <div>
            <section className="billing-part" aria-labelledby="billing-fee">
              <h2 className="small secondary billing-fee" id="billing-fee">{w.fee}</h2>
              <p className="billing-total"><output>{formatMoney(cost.total)}</output> <small>{w.perMonth}</small></p>
              <p className="small secondary">{cost.total === 0 ? w.allFree : w.average((cost.total / gb).toFixed(2), formatExact(tiers[tierOf(gb + 1e-9)]?.price ?? 0))}</p>
              <TierBar cost={cost} volume={volume} />
            </section>
            <TierTable cost={cost} />
            <p className="small secondary billing-formula">{w.formula}</p>
          </div>
          <div className="billing-side">
            <CostCurve cost={cost} />
            <Examples gb={gb} onChoose={(next) => choose({ kind: 'figure', gb: next })} />
          </div>
        </div>
        <div className="billing-columns last">
          <ByInterval />
          <Beside />
        </div>
      </main>
    </>
  );
}

function FigureInput({ gb, onChange }: { readonly gb: number; readonly onChange: (gb: number) => void }) {
  const w = usePartWords(words);
  const id = useId();
  const [unit, setUnit] = useState<'GB' | 'TB'>(gb >= gbPerTb ? 'TB' : 'GB');
  const per = unit === 'TB' ? gbPerTb : 1;
  const [typed, setTyped] = useState<{ readonly text: string; readonly gb: number } | null>(null);
  // What was typed stands until another volume is chosen elsewhere.
  const text = typed !== null && (typed.gb === gb || readFigure(typed.text) === null) ? typed.text : String(Number((gb / per).toFixed(6)));
  const isWrong = readFigure(text) === null;
  const type = (next: string, nextPer: number): void => {
    const figure = readFigure(next);
    setTyped({ text: next, gb: figure === null ? gb : figure * nextPer });
    if (figure !== null) onChange(figure * nextPer);
  };
  return (
    <div className="billing-figure">
      <label className="billing-label" htmlFor={id}>{w.month}</label>
      <span className={isWrong ? 'billing-box wrong' : 'billing-box'}>
        <input id={id} inputMode="decimal" value={text} aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-wrong` : undefined} onChange={(event) => type(event.currentTarget.value, per)} />
        <select
          aria-label={w.unit} value={unit} onChange={(event) => {
            const next = event.currentTarget.value === 'TB' ? 'TB' : 'GB';
            setUnit(next);
            type(text, next === 'TB' ? gbPerTb : 1);
          }}
        >
          <option value="GB">{w.gb}</option>
          <option value="TB">{w.tb}</option>
        </select>
      </span>
      {isWrong && <p className="small reject" id={`${id}-wrong`}>{w.notANumber}</p>}
    </div>
  );
}

function Examples({ gb, onChoose }: { readonly gb: number; readonly onChoose: (gb: number) => void }) {
  const w = usePartWords(words);
  const cases = [
    { name: w.smallVpc, gb: 3, volume: '3 GB' },
    { name: w.busyVpc, gb: 100, volume: '100 GB' },
    { name: w.largeAccount, gb: 60 * gbPerTb, volume: '60 TB' },
  ];
  return (
    <section className="billing-examples" aria-labelledby="billing-examples">
      <h2 className="part" id="billing-examples">{w.examples} <span className="tertiary small">{w.examplesHint}</span></h2>
      <table className="list">
        <thead>
          <tr><th>{w.case}</th><th className="end">{w.aMonth}</th><th className="end">{w.cost}</th></tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.gb} className={one.gb === gb ? 'chosen' : undefined}>
              <td><button type="button" className="billing-case" aria-pressed={one.gb === gb} onClick={() => onChoose(one.gb)}>{one.name}</button></td>
              <td className="end">{one.volume}</td>
              <td className="end">{formatMoney(monthlyCost(one.gb).total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ByInterval() {
  const w = usePartWords(words);
  return (
    <section aria-labelledby="billing-interval" className="billing-intervals">
      <h2 className="part" id="billing-interval">{w.byInterval} <span className="tertiary small">{w.byIntervalHint}</span></h2>
      <table className="list">
        <thead>
          <tr><th>{w.interval}</th><th className="end">{w.recordsAnHour}</th><th className="end">{w.ofTheLeast}</th></tr>
        </thead>
        <tbody>
          {intervals.map((minutes) => (
            <tr key={minutes}><td>{w.minutes(minutes)}</td><td className="end">{recordsPerHour(minutes)}</td><td className="end">{recordsPerHour(minutes) / recordsPerHour(10)}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CopyText({ cost, volume }: { readonly cost: MonthlyCost; readonly volume: string }) {
  const w = usePartWords(words);
  const lines = cost.tiers.filter(({ gb }) => gb > 0).map((tier) => `${tier.toTb === Infinity ? w.lastTier(String(tier.fromTb)) : w.tierName(String(tier.fromTb), String(tier.toTb))}: ${tier.freeGb > 0 ? `(${formatGb(tier.gb)} − ${formatGb(tier.freeGb)})` : formatGb(tier.gb)} × ${tier.price} = ${formatMoney(tier.cost)}`);
  const text = [`${w.fee}, ${volume}: ${formatMoney(cost.total)} ${w.perMonth}`, ...lines].join('\n');
  return <Button onClick={() => void navigator.clipboard.writeText(text)}>{w.copyText}</Button>;
}
