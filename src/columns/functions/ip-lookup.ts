/**
 * What the functions on addresses ask of the tables and lists about addresses, one address as text at a time. Set by whoever
 * holds them (the worker); what nothing knows is null, and no threat. Another table is another `IpLookup` object: that is how
 * the kernel knows that what it worked out before no longer holds.
 */
export interface IpLookup {
  /** ISO 3166 alpha-2 code of an address as text (IPv4 or IPv6), null for private, unassigned and anything else. */
  countryCode(address: string): string | null;
  /** Chinese name of a code, as `ip_to_country` of SLS answers. */
  countryName(code: string): string | null;
  /** Where an address is, nearer than its country. */
  place(address: string): Place | null;
  /** The autonomous system that announces an address. */
  network(address: string): Network | null;
  /** True when a list of threats has the address, or a block that holds it. */
  isThreat(address: string): boolean;
  /** True when a list of threats has the domain, given in lower case without a final dot. */
  isThreatDomain(domain: string): boolean;
}

export interface Place {
  /** Chinese name, and administrative code, as `ip_to_province` of SLS answers. */
  readonly province: string | null;
  readonly provinceCode: string | null;
  readonly city: string | null;
  readonly cityCode: string | null;
  /** `latitude,longitude` of the address, and of its city. */
  readonly position: string | null;
  readonly cityPosition: string | null;
}

export interface Network {
  readonly number: number | null;
  readonly organisation: string | null;
}

export const noLookup: IpLookup = {
  countryCode: () => null,
  countryName: () => null,
  place: () => null,
  network: () => null,
  isThreat: () => false,
  isThreatDomain: () => false,
};
