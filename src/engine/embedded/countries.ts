import { countryNumberOfV4, countryNumberOfV6, countryNumbersOfV4, countryNumbersOfV6, type CountryTable } from '../../base/geo/country.ts';
import { countryName } from '../../base/geo/names.ts';
import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import type { LabelLookup } from '../../columns/address-labels.ts';
import { noLookup, type IpLookup } from '../../columns/functions/ip-lookup.ts';

/** The packed country tables in the two forms that they are asked in: by whole dictionaries, and by one address as text. */
export function countryLookups(tables: { readonly v4: CountryTable; readonly v6: CountryTable }): {
  readonly v4: LabelLookup;
  readonly v6: LabelLookup;
  readonly byText: IpLookup;
} {
  const { v4, v6 } = tables;
  const codeOf = (address: string): string | null => {
    const number = parseIpv4(address);
    if (number !== null) return v4.codes[countryNumberOfV4(v4, number)] ?? null;
    const words = parseIpv6(address);
    return words ? (v6.codes[countryNumberOfV6(v6, ...words)] ?? null) : null;
  };
  return {
    v4: { labels: v4.codes, numbers: (addresses) => countryNumbersOfV4(v4, addresses) },
    v6: { labels: v6.codes, numbers: (addresses) => countryNumbersOfV6(v6, addresses) },
    byText: {
      ...noLookup,
      countryCode: codeOf,
      // SLS names countries in Chinese.
      countryName: (code) => countryName(code, 'zh') ?? null,
    },
  };
}
