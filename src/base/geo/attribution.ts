/** The link that DB-IP's licence (CC BY 4.0) asks for on every page that shows a country. Its text is not translated. */
export const countryAttribution = { text: 'IP Geolocation by DB-IP', href: 'https://db-ip.com' } as const;
