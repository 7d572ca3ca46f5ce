import { useMemo } from 'react';
import { tokensOf } from '../../model/theme.ts';
import type { Domain } from '../../model/domains.ts';
import { coloursOf, sourceId } from '../../state/entity-colours.ts';
import { useSession } from '../../state/session.ts';
import { useScheme } from '../../state/theme.ts';
import type { Labelled } from './traffic.ts';

/** The hue of a domain, as it has it in every panel of the source; those that have none yet get one by their bytes, once these are known. */
export function useDomainColour(domains: readonly Domain[], labelled: Labelled | null): (name: string) => string {
  const active = useSession((session) => session.active);
  const tokens = tokensOf[useScheme()];
  return useMemo(() => {
    const colours = coloursOf(sourceId(active));
    const bytesOf = ({ id }: Domain): number => labelled?.byDomain.get(id)?.bytes ?? 0;
    if (labelled !== null) colours.claim('srctype', domains.toSorted((a, b) => bytesOf(b) - bytesOf(a)).map(({ name }) => name));
    return (name) => colours.colour('srctype', name, tokens);
  }, [active, domains, labelled, tokens]);
}
