import { formatExact, threeFigures } from '../../base/format/number.ts';
import { gbPerTb, monthlyCost, tiers, type MonthlyCost } from '../../model/cloud/price.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { formatGb, formatMoney } from './money.ts';
import { stepFor } from './scale.ts';
import { words } from './words.ts';

const width = 380;
const height = 196;
const left = 40;
const right = 12;
const top = 10;
const bottom = 22;

/** The fee over the volume; straight between the edges of the tiers, so a few points draw it exactly. Null while the volume of the month is not known: that is no point at zero. */
export function CostCurve({ cost: known }: { readonly cost: MonthlyCost | null }) {
  const w = usePartWords(words);
  const cost = known ?? monthlyCost(0);
  const tb = cost.gb / gbPerTb;
  const endTb = Math.max(1, tb * 4 / 3);
  const volumes = [0, 5 / gbPerTb, ...tiers.map(({ toTb }) => toTb).filter((to) => to < endTb), endTb].toSorted((a, b) => a - b);
  const most = monthlyCost(endTb * gbPerTb).total;
  const x = (at: number): number => left + ((width - left - right) * at) / endTb;
  const y = (cny: number): number => height - bottom - ((height - top - bottom) * cny) / Math.max(1, most);
  const line = volumes.map((at) => `${x(at).toFixed(1)},${y(monthlyCost(at * gbPerTb).total).toFixed(1)}`);
  const step = stepFor(Math.max(1, most));
  const stepTb = stepFor(endTb);
  const lines = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const marks = Array.from({ length: Math.floor(endTb / stepTb + 1e-9) + 1 }, (_, i) => i * stepTb);
  const twice = monthlyCost(cost.gb * 2);
  const label = formatMoney(cost.total);
  const isRight = x(tb) > width - 90;
  return (
    <section className="billing-part" aria-labelledby="billing-curve">
      <h2 className="part" id="billing-curve">{w.curve} <span className="tertiary small">{w.curveUnit}</span></h2>
      <p className="small secondary">{known === null ? '\u00a0' : cost.total === 0 ? w.curveFree : w.curveFinding(twice.gb >= gbPerTb ? `${threeFigures(twice.gb / gbPerTb)} TB` : `${formatGb(twice.gb)} GB`, threeFigures(Math.round((100 * twice.total) / cost.total) / 100))}</p>
      <svg className="cost-curve" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {lines.map((cny) => (
          <g key={cny}>
            <line x1={left} x2={width - right} y1={y(cny)} y2={y(cny)} className={cny === 0 ? 'curve-axis' : 'curve-grid'} />
            <text x={left - 6} y={y(cny) + 4} textAnchor="end">{formatExact(cny / 1000, 2)}</text>
          </g>
        ))}
        {marks.map((at) => (
          <text key={at} x={x(at)} y={height - 6} textAnchor={at === 0 ? 'start' : x(at) > width - 30 ? 'end' : 'middle'}>{at === 0 ? '0' : formatExact(at, 2)}</text>
        ))}
        <polygon points={`${x(0)},${y(0)} ${line.join(' ')} ${x(endTb)},${y(0)}`} className="curve-fill" />
        <polyline points={line.join(' ')} className="curve-line" />
        {known !== null && (
          <>
            <circle cx={x(tb)} cy={y(cost.total)} r={3.5} className="curve-month" />
            <text x={x(tb) + (isRight ? -8 : 8)} y={y(cost.total) + 18} textAnchor={isRight ? 'end' : 'start'} className="curve-label">{label}</text>
          </>
        )}
      </svg>
    </section>
  );
}
