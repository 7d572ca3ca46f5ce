import type { Result } from '../../base/result.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import type { Picture } from '../../model/panel.ts';
import { columnsFor, type Misfit } from '../needs.ts';

export type VerdictsPicture = Extract<Picture, { kind: 'verdicts' }>;

/** A time and two counts per row. */
export function verdictsNeeds(frame: Frame, picture: VerdictsPicture): Result<Readonly<Record<'x' | 'accept' | 'reject', FrameColumn>>, Misfit> {
  return columnsFor(frame, { x: [picture.x, 'time'], accept: [picture.accept, 'number'], reject: [picture.reject, 'number'] });
}
