import { useMemo, useState, type PointerEvent } from 'react';
import { countryAttribution } from '../../base/geo/attribution.ts';
import { countryName } from '../../base/geo/names.ts';
import { formatShare } from '../../base/format/share.ts';
import { exactQuantity, exactText, quantityText } from '../../charts/figures.ts';
import type { Look } from '../../charts/look.ts';
import type { Countries, CountryAmount } from '../../charts/map/countries.ts';
import { countryShades } from '../../charts/map/shades.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { usePartWords } from '../reader.tsx';
import { ScaleLegend } from './ScaleLegend.tsx';
import { PickRow, RowName } from '../PickRow.tsx';
import type { Gesture } from './gesture.ts';
import { WorldMap } from './WorldMap.tsx';
import { useHold } from './use-hold.tsx';
import { useSize } from './use-size.ts';
import { chartWords } from './words.ts';

interface MapChartProps {
  /** Whose map it is. */
  readonly panel: string;
  readonly countries: Countries;
  readonly look: Look;
  /** Codes that the panel's own filter chose; empty for none. */
  readonly chosen: readonly string[];
  readonly onPick?: (code: string, gesture: Gesture) => void;
  readonly handle?: React.Ref<ChartHandle>;
}

const leastListed = 6;
const rowHeight = 22;

/** A map of amounts with its first countries as a list beside it, which is its table. */
export function MapChart({ panel, countries, look, chosen, onPick, handle }: MapChartProps) {
  const words = usePartWords(chartWords);
  const [ref, size] = useSize<HTMLDivElement>(`map ${panel}`);
  const hold = useHold();
  const shades = useMemo(() => countryShades(countries, look), [countries, look]);
  const [hovered, setHovered] = useState<string | null>(null);
  const { known, total, unknown, unit, scale } = countries;
  // As many as stand beside the map; "other" and what has no country keep rows of their own.
  const room = Math.floor(size.height / rowHeight) - (unknown > 0 ? 2 : 1);
  const first = known.slice(0, Math.max(leastListed, room));
  const hoveredAmount = known.find((one) => one.code === hovered);
  const rest = known.length - first.length;
  const restAmount = known.slice(first.length).reduce((sum, one) => sum + one.amount, 0);
  const isCompared = first.some((one) => one.change !== undefined);
  const held = (event: PointerEvent, code: string): void => {
    if (onPick) hold.down(event, { name: countryName(code, look.language), values: [code], pick: (gesture) => onPick(code, gesture) });
  };
  const share = (one: CountryAmount): string => formatShare(total > 0 ? one.amount / total : null);
  const exactShare = (amount: number): string => exactQuantity(total > 0 ? amount / total : null, 'share', look.language);
  return (
    <>
      <div {...hold.area} className="map-panel">
        <div className="map-side">
          <div ref={ref} className="map-plot" aria-hidden="true">
            <WorldMap
              shades={shades} look={look} handle={handle} onHover={setHovered} onDown={(event, code) => (known.some((one) => one.code === code) ? held(event, code) : undefined)}
              onPick={(code, gesture) => {
                if (known.some((one) => one.code === code)) onPick?.(code, gesture);
              }}
            />
          </div>
          <div className="map-foot">
            {scale ? <ScaleLegend scale={scale} unit={unit} look={look} className="" /> : null}
            {hovered === null ? null : (
              <span className="small map-hover">
                {countryName(hovered, look.language)} <b>{exactText(hoveredAmount?.value ?? 0, unit)}</b> {hoveredAmount ? share(hoveredAmount) : ''}
              </span>
            )}
          </div>
        </div>
        <div className="map-list">
          <table className="rank">
            <tbody>
              {first.map((one) => (
                <PickRow key={one.code} values={[one.code]} name={countryName(one.code, look.language)} chosen={chosen.length === 0 ? null : chosen.includes(one.code)} hold={hold} onPick={onPick && ((gesture) => onPick(one.code, gesture))}>
                  <td className="cut"><RowName title={words.keep}>{countryName(one.code, look.language)}</RowName></td>
                  <td className="end" title={exactQuantity(one.value, unit, look.language)}>{quantityText(one.value, unit, look.units)}</td>
                  <td className="end tertiary share" title={exactShare(one.amount)}>{share(one)}</td>
                  {one.change && <td className={`end map-change ${one.change.tone}`} title={one.change.exact}>{one.change.text}</td>}
                </PickRow>
              ))}
              {rest > 0 ? (
                <tr>
                  <td className="tertiary cut">{words.otherCountries(rest)}</td>
                  <td className="end tertiary" title={exactQuantity(restAmount, unit, look.language)}>{quantityText(restAmount, unit, look.units)}</td>
                  <td className="end tertiary share" title={exactShare(restAmount)}>{formatShare(total > 0 ? restAmount / total : null)}</td>
                  {isCompared && <td>{''}</td>}
                </tr>
              ) : null}
              {unknown > 0 ? (
                <tr>
                  <td className="tertiary">{words.noCountry}</td>
                  <td className="end tertiary" title={exactQuantity(unknown, unit, look.language)}>{quantityText(unknown, unit, look.units)}</td>
                  <td className="end tertiary share" title={exactShare(unknown)}>{formatShare(total > 0 ? unknown / total : null)}</td>
                  {isCompared && <td>{''}</td>}
                </tr>
              ) : null}
            </tbody>
          </table>
          <a className="micro map-source" href={countryAttribution.href} target="_blank" rel="noreferrer" tabIndex={-1} lang="en">{countryAttribution.text}</a>
        </div>
      </div>
      {hold.menu}
    </>
  );
}
