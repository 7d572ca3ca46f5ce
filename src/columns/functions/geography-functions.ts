import type { Implementation } from './implementation.ts';
import type { IpLookup } from './ip-lookup.ts';

/** Functions that say where an address is and whose it is, IPv4 and IPv6 alike; null for what no table knows, and for no address. */

function country(lookup: IpLookup, address: string, language: string): string | null {
  const code = lookup.countryCode(address);
  return code === null || language === 'en' ? code : lookup.countryName(code);
}

const toCountry: Implementation = ({ text, size, lookup }) => country(lookup, text(0), size > 1 ? text(1) : 'zh');
const toCountryCode: Implementation = ({ text, lookup }) => lookup.countryCode(text(0));
/** `'en'` as second argument asks for the administrative code, as in SLS. */
const toProvince: Implementation = ({ text, size, lookup }) => lookup.place(text(0))?.[size > 1 && text(1) === 'en' ? 'provinceCode' : 'province'] ?? null;
const toCity: Implementation = ({ text, size, lookup }) => lookup.place(text(0))?.[size > 1 && text(1) === 'en' ? 'cityCode' : 'city'] ?? null;
const toCityCode: Implementation = ({ text, lookup }) => lookup.place(text(0))?.cityCode ?? null;
const toGeo: Implementation = ({ text, lookup }) => lookup.place(text(0))?.position ?? null;
const toCityGeo: Implementation = ({ text, lookup }) => lookup.place(text(0))?.cityPosition ?? null;
const toProvider: Implementation = ({ text, lookup }) => lookup.network(text(0))?.organisation ?? null;

export const geographyFunctions = {
  ip_to_country: toCountry,
  ipv6_to_country: toCountry,
  ip_to_country_code: toCountryCode,
  ipv6_to_country_code: toCountryCode,
  ip_to_province: toProvince,
  ipv6_to_province: toProvince,
  ip_to_city: toCity,
  ipv6_to_city: toCity,
  ipv6_to_city_code: toCityCode,
  ip_to_geo: toGeo,
  ipv6_to_geo: toGeo,
  ip_to_city_geo: toCityGeo,
  ipv6_to_city_geo: toCityGeo,
  ip_to_provider: toProvider,
  ipv6_to_provider: toProvider,
  ip_to_asn: ({ text, lookup }) => lookup.network(text(0))?.number ?? null,
} as const satisfies Readonly<Record<string, Implementation>>;
