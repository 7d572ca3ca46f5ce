import type { Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export type MirrorPicture = Extract<Picture, { kind: 'mirror' }>;
/** With a level to compare each direction with, which comes with a part of its own (`levels`). */
export type LevelledMirror = MirrorPicture & Required<Pick<MirrorPicture, 'levels'>>;

/** A time, an amount, and the direction `in` or `out` per row. Rows with another direction are left out. */
export function mirrorNeeds(frame: Frame, picture: MirrorPicture): Result<Readonly<Record<'x' | 'y' | 'series', FrameColumn>>, Misfit> {
  return columnsFor(frame, { x: [picture.x, 'time'], y: [picture.y, 'number'], series: [picture.series, 'any'] });
}
