/** The two halves of an instance's dashboards, by their words; `to` is where a screen is, null where this version has none. */

/** Over the records as they are. */
export const monitoring = [
  { name: 'overview', about: 'overviewAbout', to: '/overview' },
  { name: 'customQuery', about: 'customQueryAbout', to: '/query' },
] as const;

/** Over records that were given the CIDR block of either end. */
export const interDomain = [
  { name: 'interDomainTraffic', about: 'interDomainTrafficAbout', to: null },
  { name: 'ecsToDomain', about: 'ecsToDomainAbout', to: null },
  { name: 'threat', about: 'threatAbout', to: null },
  { name: 'domainQuery', about: 'domainQueryAbout', to: null },
] as const;
