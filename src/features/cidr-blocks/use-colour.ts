import { useMemo } from 'react';
import { tokensOf } from '../../model/theme.ts';
import type { Domain } from '../../model/domains.ts';
import { coloursOf, sourceId } from '../../state/entity-colours.ts';
import { useSession } from '../../state/session.ts';
import { useScheme } from '../../state/theme.ts';

/** The hue of a domain, as it has it in every panel of the source. */
export function useDomainColour(domains: readonly Domain[]): (name: string) => string {
  const active = useSession((session) => session.active);
  const tokens = tokensOf[useScheme()];
  return useMemo(() => {
    const colours = coloursOf(sourceId(active));
    colours.claim('srctype', domains.map(({ name }) => name));
    return (name) => colours.colour('srctype', name, tokens);
  }, [active, domains, tokens]);
}
