import { useMemo } from 'react';
import type { Look } from '../../charts/look.ts';
import { useInstanceNames } from '../../state/instance-names.ts';
import { useTokens } from '../../state/theme.ts';
import { useReader } from '../../ui/reader.tsx';

/** The reader's language, zone and units with the colours of the scheme; the same object until one of them changes. */
export function useLook(): Look {
  const tokens = useTokens();
  const { language, zone, units } = useReader();
  const { names, zones } = useInstanceNames();
  return useMemo(() => ({ tokens, language, zone, units, names, zones }), [tokens, language, zone, units, names, zones]);
}
