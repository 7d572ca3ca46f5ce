import type { Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export type MapPicture = Extract<Picture, { kind: 'map' }>;

/** An ISO alpha-2 code and an amount per row. A row without a code is an address whose country is unknown. */
export function mapNeeds(frame: Frame, picture: MapPicture): Result<Readonly<Record<'country' | 'value', FrameColumn>>, Misfit> {
  return columnsFor(frame, { country: [picture.country, 'any'], value: [picture.value, 'number'] });
}
