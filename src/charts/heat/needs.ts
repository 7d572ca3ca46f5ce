import type { Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export type HeatPicture = Extract<Picture, { kind: 'heat' }>;

/** A time, an entity and an amount per row. */
export function heatNeeds(frame: Frame, picture: HeatPicture): Result<Readonly<Record<'x' | 'y' | 'value', FrameColumn>>, Misfit> {
  return columnsFor(frame, { x: [picture.x, 'time'], y: [picture.y, 'any'], value: [picture.value, 'number'] });
}
