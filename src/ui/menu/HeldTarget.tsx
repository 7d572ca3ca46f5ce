import { useImperativeHandle, type Ref, type RefObject } from 'react';
import { present } from '../../base/assert.ts';

/**
 * What a late menu or popover takes for its target: the button that was there before it, so that the focus stays where it is. It
 * draws nothing, and all else that a target is given the button has already.
 */
export function HeldTarget({ held, ref }: { readonly held: RefObject<HTMLElement | null>; readonly ref?: Ref<HTMLElement> }): null {
  useImperativeHandle(ref, () => present(held.current, 'the button of what floats'), [held]);
  return null;
}
