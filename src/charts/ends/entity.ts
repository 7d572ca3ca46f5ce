import { ambiguousEnd, fieldNamed } from '../../model/fields.ts';
import type { FrameColumn } from '../../model/frame.ts';

/** The field under which the ends of a flow are one entity with one hue: an instance is the same at either end, and where its interface is named; a domain at either end. */
export function entityField({ field }: Pick<FrameColumn, 'field'>): string | undefined {
  const role = fieldNamed(field ?? '')?.role;
  return role === 'end-instance' ? 'vm-id' : role === 'end-vpc' ? 'vpc-id' : role === 'domain' ? 'srctype' : field;
}

/** The value stands for several things that could be meant. */
export function isAmbiguous({ field }: Pick<FrameColumn, 'field'>, value: string): boolean {
  const role = fieldNamed(field ?? '')?.role;
  return value === ambiguousEnd && (role === 'end-instance' || role === 'end-vpc');
}
