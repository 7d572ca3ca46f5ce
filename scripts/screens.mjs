// Which screens are pictured, and by which address each opens over the demonstration. A name is a file's name too.

const statement = encodeURIComponent('* | select srcaddr, dstaddr, dstport, protocol, sum(bytes) as bytes group by srcaddr, dstaddr, dstport, protocol order by bytes desc limit 100')
const afternoon = 't=2026-02-05T06:00..2026-02-05T12:00'

/** @type {Readonly<Record<string, string>>} addresses without the source, which `screenAddress` adds */
export const screens = {
  overview: '/overview',
  'overview-filtered': '/overview?f=dstport:in:443,8443&f=srcaddr:cidr.not:10.20.0.0/16',
  'overview-compared': `/overview?${afternoon}&vs=previous`,
  policy: '/policy',
  eni: '/eni',
  ecs: '/ecs',
  'ecs-compared': `/ecs?${afternoon}&vs=previous`,
  findings: '/findings',
  domains: '/domains',
  'ecs-domains': '/ecs-domains',
  'ecs-domains-shares': '/ecs-domains?g=kind-ecs-domain-path-rate:stacked100',
  threats: '/threats',
  'threat-lists': '/threats/lists',
  'cidr-blocks': '/cidr-blocks',
  'query-raw': '/query?tab=raw',
  'query-table': `/query?tab=table&q=${statement}`,
  'query-chart': `/query?tab=chart&q=${encodeURIComponent('* | select time_series(__time__, \'5m\', \'%H:%i\', \'0\') as t, protocol, sum(bytes) as bytes group by t, protocol order by t limit 5000')}`,
  'query-patterns': '/query?tab=patterns',
  'query-statement': `/query?tab=statement&q=${statement}`,
  alerts: '/alerts',
  dashboards: '/dashboards',
  sources: '/sources',
  reading: '/reading',
  coverage: '/coverage',
  'flow-logs': '/flow-logs',
  wizard: '/flow-logs/create/alibaba/collection',
  'vpn-gateways': '/vpn-gateways',
  billing: '/billing?gb=account',
  settings: '/settings',
}

/** A screen's address with the link's version and its source. */
export function screenAddress(name, source) {
  const path = screens[name]
  if (path === undefined) throw new Error(`There is no screen ${name}; there are ${Object.keys(screens).join(', ')}.`)
  return `${path}${path.includes('?') ? '&' : '?'}v=1&s=${source}`
}
