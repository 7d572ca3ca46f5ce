import { useMediaQuery } from '@mantine/hooks';

/** Columns that the list has in a window of this width, as its style sheet leaves them: what spans all of them has to know. */
export function useColumns(): number {
  const isNarrow = useMediaQuery('(max-width: 1023px)', false, { getInitialValueInEffect: false });
  const isMiddle = useMediaQuery('(max-width: 1279px)', false, { getInitialValueInEffect: false });
  return isNarrow ? 6 : isMiddle ? 9 : 11;
}
