import { quantityText } from '../../charts/figures.ts';
import type { Look } from '../../charts/look.ts';
import type { AmountScale } from '../../charts/scale.ts';
import type { Unit } from '../../model/frame.ts';
import { usePartWords } from '../reader.tsx';
import { chartWords } from './words.ts';

/** Seven shades between the least and the most, and that they are logarithmic where they are. */
export function ScaleLegend({ scale, unit, look, className }: { readonly scale: AmountScale; readonly unit: Unit; readonly look: Look; readonly className: string }) {
  const words = usePartWords(chartWords);
  const most = quantityText(scale.high, unit, look.units);
  return (
    <div className={`scale-legend micro tertiary ${className}`}>
      {quantityText(scale.low, unit, look.units)}
      <span className="shades" aria-hidden="true">
        {look.tokens.sequential.map((colour) => <i key={colour} style={{ background: colour }} />)}
      </span>
      {scale.log ? `${most}${look.language === 'zh' ? '，' : ', '}${words.log}` : most}
    </div>
  );
}
