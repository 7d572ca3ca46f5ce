import { ok, type Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import { baseOption, type ChartOption } from '../axes.ts';
import type { Drawing } from '../context.ts';
import type { Misfit } from '../needs.ts';
import { countriesOf } from './countries.ts';
import type { MapPicture } from './needs.ts';
import { project, unproject } from './projection.ts';

/** Name under which `ui/ChartView` registers the outlines; each area's name is its ISO alpha-2 code. */
export const worldMap = 'world';

/** Countries and regions in seven shades; land without traffic is grey. */
export function mapOption(frame: Frame, picture: MapPicture, drawing: Drawing): Result<ChartOption, Misfit> {
  const found = countriesOf(frame, picture, drawing);
  if (!found.ok) return found;
  const { look } = drawing;
  const { known, scale } = found.value;
  const { tokens } = look;
  return ok({
    ...baseOption(look),
    series: [
      {
        type: 'map', id: 'countries', map: worldMap, roam: false, selectedMode: false, projection: { project, unproject },
        left: 2, right: 2, top: 2, bottom: 4, preserveAspect: 'contain', cursor: 'pointer',
        itemStyle: { areaColor: tokens.map.land, borderColor: tokens.map.border, borderWidth: 0.5 },
        label: { show: false },
        emphasis: { label: { show: false }, itemStyle: { areaColor: 'inherit', borderColor: tokens.text.primary, borderWidth: 1 } },
        data: known.map((one) => {
          const shade = scale?.shade(one.amount) ?? null;
          const areaColor = (shade === null ? undefined : tokens.sequential[shade]) ?? tokens.map.land;
          return { name: one.code, value: one.amount, itemStyle: { areaColor }, emphasis: { itemStyle: { areaColor } } };
        }),
      },
    ],
  });
}
