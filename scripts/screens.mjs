// Which screens are pictured, and by which address each opens over the demonstration. A name is a file's name too.

const statement = encodeURIComponent('* | select srcaddr, dstaddr, dstport, protocol, sum(bytes) as bytes group by srcaddr, dstaddr, dstport, protocol order by bytes desc limit 100')
const afternoon = 't=2026-02-05T06:00..2026-02-05T12:00'

const error = encodeURIComponent('* | select dst_prt, count(*) as n group by dst_prt')
const perPort = encodeURIComponent('* | select dstport, sum(bytes) as bytes group by dstport order by bytes desc limit 20')
const both = `f=action:in:REJECT&${afternoon}&vs=previous`

/** Screens of a page that looks at nothing yet. */
export const bare = {
  drop: '/sources?v=1',
  'missing-files': '/overview?v=1&s=files-0123456789abcdef&n=prod-2026-02-05.log.gz',
  'reading-progress': '/sources?v=1',
  'reading-defects': '/sources?v=1',
}

/** Screens over the demonstration's cloud account, by what it begins as. */
export const clouds = {
  'first-use': { account: 'new', path: '/flow-logs' },
  'flow-logs-running': { account: 'running', path: '/flow-logs' },
  'flow-log': { account: 'running', path: '/flow-logs' },
  'coverage-running': { account: 'running', path: '/coverage' },
  'wizard-collection': { account: 'running', path: '/flow-logs/create/alibaba/collection' },
  'wizard-corrections': { account: 'running', path: '/flow-logs/create/alibaba/collection' },
  'wizard-delivery': { account: 'running', path: '/flow-logs/create/alibaba/collection' },
  'wizard-review': { account: 'running', path: '/flow-logs/create/alibaba/collection' },
  'wizard-huawei': { account: 'running', path: '/flow-logs/create/huawei-vpc/collection' },
  // Before a Logstore is opened: an address without a source is then one to be completed, and what it asks for is left out.
  'billing-account': { account: 'running', path: '/billing?v=1&gb=account' },
  'vpn-gateways-running': { account: 'running', path: '/vpn-gateways' },
  'vpn-gateway': { account: 'running', path: '/vpn-gateways' },
  'instances-running': { account: 'running', path: '/sources' },
  'instance-create': { account: 'running', path: '/sources' },
  logstore: { account: 'running', path: '/logstores/cn-hangzhou/vpc-flow-prod/vpc-flowlog' },
  'settings-running': { account: 'running', path: '/settings' },
}

/** @type {Readonly<Record<string, string>>} addresses without the source, which `screenAddress` adds */
export const screens = {
  overview: '/overview',
  'overview-filtered': '/overview?f=dstport:in:443,8443&f=srcaddr:cidr.not:10.20.0.0/16',
  'overview-compared': `/overview?${afternoon}&vs=previous`,
  'overview-no-match': '/overview?f=srcaddr:in:203.0.113.255',
  'panel-statement': '/overview',
  'panel-twin': '/overview',
  'panel-full': '/overview?p=verdicts',
  'filter-suggestions': '/overview',
  'go-to': '/overview',
  menu: '/overview',
  policy: '/policy',
  'policy-compared': `/policy?${both}`,
  eni: '/eni',
  'eni-compared': `/eni?f=dstport:in:443,22&${afternoon}&vs=previous`,
  ecs: '/ecs',
  'ecs-compared': `/ecs?${afternoon}&vs=previous`,
  findings: '/findings',
  'findings-filtered': `/findings?${both}`,
  domains: '/domains',
  'domains-compared': `/domains?${both}`,
  'ecs-domains': '/ecs-domains',
  'ecs-domains-compared': `/ecs-domains?${both}`,
  'ecs-domains-shares': '/ecs-domains?g=kind-ecs-domain-path-rate:stacked100',
  threats: '/threats',
  'threats-compared': `/threats?${both}`,
  'threat-lists': '/threats/lists',
  'cidr-blocks': '/cidr-blocks',
  'query-raw': '/query?tab=raw',
  'query-table': `/query?tab=table&q=${statement}`,
  'query-chart': `/query?tab=chart&q=${encodeURIComponent('* | select time_series(__time__, \'5m\', \'%H:%i\', \'0\') as t, protocol, sum(bytes) as bytes group by t, protocol order by t limit 5000')}`,
  'query-chart-ports': `/query?tab=chart&q=${perPort}`,
  'query-chart-error': `/query?tab=chart&q=${error}`,
  'query-error': `/query?tab=table&q=${error}`,
  'query-nothing': '/query?tab=raw&q=srcaddr%3A%20203.0.113.255',
  'query-record': '/query?tab=raw',
  'query-examples': '/query?tab=table',
  'query-functions': '/query?tab=table',
  'query-patterns': '/query?tab=patterns',
  'query-statement': `/query?tab=statement&q=${statement}`,
  alerts: '/alerts',
  'alert-rule': '/alerts',
  dashboards: '/dashboards',
  dashboard: '/dashboards',
  sources: '/sources',
  reading: '/reading',
  coverage: '/coverage',
  'flow-logs': '/flow-logs',
  wizard: '/flow-logs/create/alibaba/collection',
  'vpn-gateways': '/vpn-gateways',
  billing: '/billing?gb=account',
  settings: '/settings',
}

/** Every screen, in the order in which the pictures are taken: those of a page that looks at nothing, the source's, the cloud account's. */
export const names = [...Object.keys(bare), ...Object.keys(screens), ...Object.keys(clouds)]

/** A screen's address with the link's version and its source. */
export function screenAddress(name, source) {
  if (bare[name] !== undefined) return bare[name]
  if (clouds[name] !== undefined) return clouds[name].path
  const path = screens[name]
  if (path === undefined) throw new Error(`There is no screen ${name}; there are ${Object.keys(screens).join(', ')}.`)
  return `${path}${path.includes('?') ? '&' : '?'}v=1&s=${source}`
}
