import { addressSet, holdsAddress, type AddressSet } from '../../base/address-set.ts';
import { networkOf, type NetworkTables } from '../../base/geo/networks.ts';
import { noLookup, type IpLookup } from '../../columns/functions/ip-lookup.ts';

export const noThreats: AddressSet = addressSet([]);

/**
 * What the page knows about addresses: the country tables, the databases of networks that the reader loaded, and the threats that
 * the records came with. Whenever one of them is replaced, look-ups are made anew, which is how the kernel hears of it.
 */
export class AddressTables {
  #countries: IpLookup | null = null;
  #networks: NetworkTables = { v4: null, v6: null };
  #made = new WeakMap<AddressSet, IpLookup>();

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

  /** The look-up over all tables; the same object as long as none of them changed. Records bring their own threats. */
  lookup(threats: AddressSet): IpLookup {
    const known = this.#made.get(threats);
    if (known) return known;
    const countries = this.#countries;
    const networks = this.#networks;
    // Without any table nothing may look as if it had been looked up.
    const made: IpLookup = !countries && !networks.v4 && !networks.v6 && threats === noThreats ? noLookup : {
      ...(countries ?? noLookup),
      network: (address) => networkOf(networks, address),
      isThreat: (address) => holdsAddress(threats, address),
    };
    this.#made.set(threats, made);
    return made;
  }
}
