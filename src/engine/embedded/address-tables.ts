import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { addressSet, holdsAddress, type AddressSet } from '../../base/address-set.ts';
import { networkOf, type NetworkTables } from '../../base/geo/networks.ts';
import { isUnreachable } from '../../columns/private-addresses.ts';
import { noLookup, type IpLookup } from '../../columns/functions/ip-lookup.ts';

/** What stands on threat lists. Private addresses count as on none, unless they are included. */
export interface KnownThreats {
  readonly set: AddressSet;
  readonly includePrivate: boolean;
}

export const noThreats: KnownThreats = { set: addressSet([]), includePrivate: false };

/**
 * What the page knows about addresses: the country tables, the databases of networks that the reader loaded, and the threats that
 * stand on lists. Whenever one of them is replaced, look-ups are made anew, which is how the kernel hears of it.
 */
export class AddressTables {
  #countries: IpLookup | null = null;
  #networks: NetworkTables = { v4: null, v6: null };
  #made = new WeakMap<KnownThreats, IpLookup>();

  get networks(): NetworkTables {
    return this.#networks;
  }

  setCountries(countries: IpLookup): void {
    this.#countries = countries;
    this.#made = new WeakMap();
  }

  setNetworks(networks: NetworkTables): void {
    this.#networks = networks;
    this.#made = new WeakMap();
  }

  /** The look-up over all tables; the same object as long as none of them changed. */
  lookup(threats: KnownThreats): IpLookup {
    const known = this.#made.get(threats);
    if (known) return known;
    const countries = this.#countries;
    const networks = this.#networks;
    // Without any table nothing may look as if it had been looked up.
    const made: IpLookup = !countries && !networks.v4 && !networks.v6 && threats === noThreats ? noLookup : {
      ...(countries ?? noLookup),
      network: (address) => networkOf(networks, address),
      isThreat: (address) => holdsAddress(threats.set, address) && (threats.includePrivate || !isUnreachable(wordsOf(address))),
    };
    this.#made.set(threats, made);
    return made;
  }
}

function wordsOf(address: string): readonly number[] {
  const number = parseIpv4(address);
  return number === null ? (parseIpv6(address) ?? [0]) : [number];
}
