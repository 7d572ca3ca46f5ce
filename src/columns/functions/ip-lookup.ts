/**
 * What the functions on addresses ask of the country table. Set by whoever holds the table (the worker); without one,
 * countries are null.
 */
export interface IpLookup {
  /** ISO 3166 alpha-2 code of an address as text (IPv4 or IPv6), null for private, unassigned and anything else. */
  countryCode(address: string): string | null;
  /** Chinese name of a code, as `ip_to_country` of SLS answers. */
  countryName(code: string): string | null;
}

export const noLookup: IpLookup = { countryCode: () => null, countryName: () => null };
