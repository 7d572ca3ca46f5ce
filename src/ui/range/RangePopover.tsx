import { Popover } from '@mantine/core';
import type { TimeRange } from '../../model/time.ts';
import { HeldTarget } from '../menu/HeldTarget.tsx';
import { useOpenedOnceHere, type FloatProps } from '../menu/late-float.tsx';
import type { RangeControlProps } from './RangeControl.tsx';
import { RangeForm } from './RangeForm.tsx';

/** The form of the range, below the button that opens it. */
export function RangePopover({ float, control, shown }: { readonly float: FloatProps; readonly control: RangeControlProps; readonly shown: TimeRange }) {
  const { id, target, opened, onOpened } = float;
  return (
    <Popover id={id} opened={useOpenedOnceHere(opened)} onChange={onOpened} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target><HeldTarget held={target} /></Popover.Target>
      <Popover.Dropdown><RangeForm {...control} shown={shown} onDone={() => onOpened(false)} /></Popover.Dropdown>
    </Popover>
  );
}
