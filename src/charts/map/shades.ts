import type { Look } from '../look.ts';
import type { Countries } from './countries.ts';

/** The colour of each country that has an amount, one of seven shades; land without traffic keeps the map's own grey. */
export function countryShades({ known, scale }: Countries, { tokens }: Pick<Look, 'tokens'>): ReadonlyMap<string, string> {
  return new Map(known.flatMap(({ code, amount }) => {
    const shade = scale?.shade(amount) ?? null;
    const colour = shade === null ? undefined : tokens.sequential[shade];
    return colour === undefined ? [] : [[code, colour] as const];
  }));
}
