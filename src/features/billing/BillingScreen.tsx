import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { absent, formatExact, threeFigures } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import { assumedBytesPerRecord, billedGb, gbPerTb, monthlyCost, monthlyGb, tierOf, tiers, type MonthlyCost } from '../../model/cloud/price.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { cloudSeconds, useStartedCloud } from '../../state/cloud.ts';
import { useDescription } from '../../state/engine.tsx';
import { useRegion } from '../../state/region.ts';
import { validateSearch } from '../../state/search.ts';
import { RegionSelect } from '../../ui/cloud/RegionSelect.tsx';
import { Header } from '../../ui/frame/Header.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Beside } from './Beside.tsx';
import { ByInterval } from './ByInterval.tsx';
import { ByRegion } from './ByRegion.tsx';
import { CostCurve } from './CostCurve.tsx';
import { Examples } from './Examples.tsx';
import { FigureInput } from './FigureInput.tsx';
import { formatGb, formatMoney } from './money.ts';
import { ThisMonth } from './ThisMonth.tsx';
import { TierBar } from './TierBar.tsx';
import { TierTable } from './TierTable.tsx';
import { useAccount } from './use-account.ts';
import { printVolume, readVolume, type VolumeChoice } from './volume.ts';
import { words } from './words.ts';
import './billing.css';

/** What a month of flow logs costs. The address holds what is estimated. */
export function BillingScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(words);
  const { language } = useReader();
  const { records, extent, captureInterval } = useDescription();
  const { gb: asked } = useSearch({ strict: false });
  const [region, chooseRegion] = useRegion();
  const isOn = useStartedCloud().kind === 'on';
  const account = useAccount(isOn);
  const navigate = useNavigate();
  const choice = readVolume(asked);
  const choose = (next: VolumeChoice, replace = false, r?: string): void => void navigate({
    to: '.', replace, search: (before) => ({ ...validateSearch(before), gb: printVolume(next), ...(r === undefined ? {} : { r }) }),
  });
  // The last window of the records lasts an interval beyond its start.
  const seconds = extent === null ? 0 : extent.to - extent.from + captureInterval;
  const row = account.rows?.find((one) => one.region === region) ?? null;
  const gb = choice.kind === 'figure' ? choice.gb : choice.kind === 'account' ? (row?.cost?.gb ?? 0) : monthlyGb(records, seconds);
  // Nothing is known of the account before it has been counted: that is no zero.
  const isCounting = choice.kind === 'account' && isOn && account.problem === null && (account.rows === null || (row !== null && row.cost === null));
  // Nor is there a figure where there is nothing to take it from: the hint says what is missing.
  const isUnknown = isCounting || (choice.kind === 'account' && (!isOn || account.rows === null)) || (choice.kind === 'source' && records === 0);
  const cost = monthlyCost(gb);
  const volume = gb >= gbPerTb ? `${threeFigures(gb / gbPerTb)} TB` : `${formatGb(gb)} GB`;
  const name = regionOf(region)?.name[language] ?? region;
  const size = String(assumedBytesPerRecord);
  const hint = {
    figure: w.recordsHint(formatExact(Number(((gb * billedGb) / assumedBytesPerRecord).toPrecision(3))), size),
    source: records === 0 ? w.noSource : w.sourceHint(formatExact(records), formatDuration(seconds, language), size),
    account: isOn ? w.accountHint(size) : w.noAccount,
  }[choice.kind];
  const kinds = [{ value: 'figure', label: w.figure }, { value: 'account', label: w.account }, { value: 'source', label: w.source }] as const;
  return (
    <>
      <Header title={w.title} context={w.context} onMenu={onMenu}>
        {!isUnknown && <CopyText cost={cost} volume={volume} />}
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        <section className="billing-inputs" aria-label={w.inputs}>
          <div>
            <span className="billing-label">{w.volumeFrom}</span>
            <SegmentedControl
              aria-label={w.volumeFrom}
              value={choice.kind}
              onChange={(kind) => choose(kind === 'figure' ? { kind, gb: Number((gb || 100).toPrecision(3)) } : { kind })}
              data={[...kinds]}
            />
          </div>
          {choice.kind === 'figure' && <FigureInput gb={choice.gb} onChange={(next) => choose({ kind: 'figure', gb: next }, true)} />}
          {choice.kind === 'account' && isOn && (
            <div>
              <label className="billing-label" htmlFor="billing-region">{w.regionLabel}</label>
              <RegionSelect id="billing-region" value={region} onChange={chooseRegion} />
            </div>
          )}
          <p className="small secondary">{hint}</p>
        </section>
        <div className="billing-columns">
          <div>
            <section className="billing-part" aria-labelledby="billing-fee">
              <h2 className="small secondary billing-fee" id="billing-fee">{choice.kind === 'account' ? w.feeOf(name) : w.fee}</h2>
              <p className="billing-total"><output>{isUnknown ? absent : formatMoney(cost.total)}</output> <small>{w.perMonth}</small></p>
              <p className="small secondary">{isCounting ? w.counting : isUnknown ? '\u00a0' : cost.total === 0 ? w.allFree : w.average((cost.total / gb).toFixed(2), formatExact(tiers[tierOf(gb + 1e-9)]?.price ?? 0))}</p>
              <TierBar cost={cost} volume={isUnknown ? '' : volume} />
            </section>
            <TierTable cost={isUnknown ? null : cost} />
            <p className="small secondary billing-formula">{w.formula}</p>
          </div>
          <div className="billing-side">
            <CostCurve cost={isUnknown ? null : cost} />
            <Examples gb={gb} onChoose={(next) => choose({ kind: 'figure', gb: next })} />
          </div>
        </div>
        <div className="billing-columns last">
          <div>
            {isOn && <ByRegion account={account} chosen={choice.kind === 'account' ? region : null} onChoose={(next) => choose({ kind: 'account' }, false, next)} />}
            <ByInterval />
          </div>
          <Beside />
        </div>
        {isOn && (row ?? account.rows?.[0]) !== undefined && <Month account={account} region={region} />}
      </main>
    </>
  );
}

/** Of the chosen region where it has flow logs, else of the one that generates most. */
function Month({ account, region }: { readonly account: ReturnType<typeof useAccount>; readonly region: string }) {
  const row = account.rows?.find((one) => one.region === region) ?? account.rows?.[0];
  if (row === undefined) return null;
  return <ThisMonth account={account} region={row.region} dayGb={row.dayGb} now={Math.floor(cloudSeconds() / 60) * 60} />;
}

function CopyText({ cost, volume }: { readonly cost: MonthlyCost; readonly volume: string }) {
  const w = usePartWords(words);
  const lines = cost.tiers.filter(({ gb }) => gb > 0).map((tier) => `${tier.toTb === Infinity ? w.lastTier(String(tier.fromTb)) : w.tierName(String(tier.fromTb), String(tier.toTb))}: ${tier.freeGb > 0 ? `(${formatGb(tier.gb)} − ${formatGb(tier.freeGb)})` : formatGb(tier.gb)} × ${tier.price} = ${formatMoney(tier.cost)}`);
  const text = [`${w.fee}, ${volume}: ${formatMoney(cost.total)} ${w.perMonth}`, ...lines].join('\n');
  return <Button onClick={() => void navigator.clipboard.writeText(text)}>{w.copyText}</Button>;
}
