import { formatCount, threeFigures } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import { permanent } from '../../model/cloud/logstore.ts';
import { tierOf } from '../../model/cloud/price.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { AsideBars, AsideLines, AsidePart, type AsideLine } from '../../ui/wizard/aside.tsx';
import { collectionWords } from './collection-words.ts';
import { assumed, isChosen, storedGb } from './estimate.ts';
import { estimateWords } from './estimate-words.ts';
import { formatCny, formatGb, formatGigabytes } from './figures.ts';
import type { Form } from './form.ts';
import { AfterCreation, StoredCurve } from './AsideDelivery.tsx';
import { NotIncluded, QuotaNote, TierPart } from './AsideReview.tsx';
import type { StepId } from './steps.ts';
import type { KnownEstimate } from './use-estimate.ts';
import { daysKept } from './wish.ts';

interface EstimateAsideProps {
  readonly form: Form;
  readonly step: StepId;
  readonly known: KnownEstimate | null;
  /** It is being made, or is made: then it is among the region's flow logs already. */
  readonly isSent: boolean;
}

/** Volume and price of what is chosen so far; it follows every field. */
export function EstimateAside({ form, step, known, isSent }: EstimateAsideProps) {
  const w = usePartWords(estimateWords);
  const { language } = useReader();
  if (known === null) return <AsidePart title={w.title}><p className="small tertiary">{w.nothing}</p></AsidePart>;
  const { estimate, held, enis, rate } = known;
  const { draft, account } = form;
  const days = daysKept(draft, account);
  return (
    <>
      <AsidePart title={w.title}>
        <p className="small secondary">{held === null ? w.assumed(enis, assumed.lastingPerEni, assumed.shortPerMinute) : w.fromHeld(formatCount(held.records), formatDuration(held.seconds, language))}</p>
        <p className="flow-log-figure"><output aria-live="polite">{formatGb(estimate.gb)}</output><small>{w.gbMonth}</small></p>
        <p className="small">{w.recordsLine(formatCount(estimate.records), threeFigures(Number(estimate.perSecond.toPrecision(3))))}</p>
        {!draft.allPaths && rate.paths === null && <p className="small warn">{w.atMost}</p>}
        {step !== 'review' && <Costs form={form} known={known} withDelivery={step === 'delivery'} />}
      </AsidePart>
      {step === 'collection' && <ByInterval form={form} known={known} />}
      {step === 'collection' && <ByPath form={form} known={known} />}
      {step === 'delivery' && draft.sls && days !== null && <StoredCurve gb={estimate.gb} days={days} />}
      {step === 'delivery' && <AfterCreation draft={draft} />}
      {step === 'review' && <TierPart cost={estimate.cost} othersGb={isSent ? null : known.othersGb} />}
      {step === 'review' && <NotIncluded draft={draft} gb={estimate.gb} days={days} />}
      {step === 'review' && !isSent && <QuotaNote draft={draft} used={account.logs.length} />}
    </>
  );
}

interface PartProps {
  readonly form: Form;
  readonly known: KnownEstimate;
}

function Costs({ form: { draft, account }, known: { estimate }, withDelivery }: PartProps & { readonly withDelivery: boolean }) {
  const w = usePartWords(estimateWords);
  const { cost, gb } = estimate;
  const days = daysKept(draft, account);
  const lines: AsideLine[] = cost.tiers.slice(0, tierOf(gb) + 1).map(({ fromTb, toTb, price, gb: within, freeGb, cost: cny }) => ({
    name: toTb === Infinity ? w.lastTier(String(fromTb)) : w.tier(String(fromTb), String(toTb)),
    value: formatCny(cny),
    beneath: freeGb > 0 ? w.formulaFree(formatGb(within), formatGb(freeGb), price) : w.formula(formatGb(within), price),
  }));
  if (draft.sls) lines.push({ name: withDelivery && days !== null && days !== permanent ? w.slsStored(formatGigabytes(storedGb(gb, days, days))) : w.slsLine, value: <span className="secondary">{w.notIncluded}</span> });
  if (withDelivery && draft.nis) lines.push({ name: w.nisLine(formatGigabytes(gb)), value: <span className="secondary">{w.notIncluded}</span> });
  lines.push({ name: w.cny, value: formatCny(cost.total), total: true });
  return (
    <>
      <AsideLines lines={lines} />
      <p className="small tertiary">{withDelivery ? w.once : w.free}</p>
    </>
  );
}

function ByInterval({ form: { draft }, known: { estimate } }: PartProps) {
  const w = usePartWords(estimateWords);
  const most = Math.max(...estimate.byInterval.map(({ gb }) => gb));
  return (
    <AsidePart title={w.byInterval} context={w.gbMonth}>
      <AsideBars short label={w.byInterval} bars={estimate.byInterval.map(({ interval, gb }) => ({ name: w.minutes(interval), share: most === 0 ? 0 : gb / most, value: formatGb(gb), chosen: interval === draft.interval }))} />
    </AsidePart>
  );
}

function ByPath({ form: { draft }, known: { rate } }: PartProps) {
  const w = usePartWords(estimateWords);
  const names = usePartWords(collectionWords);
  const chosen = draft.allPaths ? null : draft.paths;
  const misses = chosen !== null && !isChosen('sameVpc', chosen) && (rate.paths === null || rate.paths.some(({ path }) => path === 'sameVpc'));
  const most = Math.max(0.01, ...(rate.paths ?? []).map(({ share }) => share));
  return (
    <>
      {rate.paths !== null && (
        <AsidePart title={w.byPath} context={w.byPathUnit}>
          <AsideBars
            label={w.byPath}
            bars={rate.paths.map(({ path, share }) => ({ name: path === 'sameVpc' ? w.sameVpc : path === 'other' ? w.other : names[path], share: share / most, value: `${Math.round(share * 100)} %`, out: !isChosen(path, chosen) }))}
          />
        </AsidePart>
      )}
      {misses && <p className="note">{w.sameVpcLost}</p>}
    </>
  );
}
