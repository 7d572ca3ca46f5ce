/** The two halves of an instance's dashboards, by their words; `id` is their place on its page, `to` their screen, null where this version has none. */

/** Over the records as they are. */
export const monitoring = [
  { name: 'overview', about: 'overviewAbout', to: '/overview' },
  { name: 'policy', about: 'policyAbout', to: '/policy' },
  { name: 'eni', about: 'eniAbout', to: '/eni' },
  { name: 'ecs', about: 'ecsAbout', to: '/ecs' },
  { name: 'customQuery', about: 'customQueryAbout', to: '/query' },
] as const;

/** Over records that were given the CIDR block of either end. */
export const interDomain = [
  { name: 'cidr', about: 'cidrAbout', id: 'cidr-block-settings', to: null },
  { name: 'interDomainTraffic', about: 'interDomainTrafficAbout', id: 'inter-domain-traffic', to: null },
  { name: 'ecsToDomain', about: 'ecsToDomainAbout', id: 'ecs-to-domain-traffic', to: null },
  { name: 'threat', about: 'threatAbout', id: 'threat-intelligence', to: null },
  { name: 'customQuery', about: 'domainQueryAbout', id: 'domain-query', to: '/query' },
] as const;
