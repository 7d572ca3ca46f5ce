import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { upgradeTyped } from '../state/link-upgrades.ts';
import { begin } from '../state/idle.ts';
import { parseSearch, stringifySearch, validateSearch } from '../state/search.ts';
import { AppShell } from './shell/AppShell.tsx';
import { NotHere } from './shell/NotHere.tsx';
import { SourcesRoute } from './routes/SourcesRoute.tsx';

/** A screen that is loaded when it is first gone to; until it is here the page is not quiet. */
async function loaded<Screen>(screen: Promise<Screen>): Promise<Screen> {
  const end = begin('screen');
  try {
    return await screen;
  } finally {
    end();
  }
}

/** The pages. Their parameters are the same everywhere, so that a link to one screen becomes a link to another. */
const root = createRootRoute({ component: AppShell, validateSearch, notFoundComponent: NotHere });

const home = createRoute({ getParentRoute: () => root, path: '/', component: SourcesRoute });
const sources = createRoute({ getParentRoute: () => root, path: '/sources', component: SourcesRoute });
const overview = createRoute({ getParentRoute: () => root, path: '/overview', component: lazyRouteComponent(() => loaded(import('./routes/OverviewRoute.tsx')), 'OverviewRoute') });
const policy = createRoute({ getParentRoute: () => root, path: '/policy', component: lazyRouteComponent(() => loaded(import('./routes/PolicyRoute.tsx')), 'PolicyRoute') });
const eni = createRoute({ getParentRoute: () => root, path: '/eni', component: lazyRouteComponent(() => loaded(import('./routes/EniRoute.tsx')), 'EniRoute') });
const ecs = createRoute({ getParentRoute: () => root, path: '/ecs', component: lazyRouteComponent(() => loaded(import('./routes/EcsRoute.tsx')), 'EcsRoute') });
const findings = createRoute({ getParentRoute: () => root, path: '/findings', component: lazyRouteComponent(() => loaded(import('./routes/FindingsRoute.tsx')), 'FindingsRoute') });
const domains = createRoute({ getParentRoute: () => root, path: '/domains', component: lazyRouteComponent(() => loaded(import('./routes/DomainsRoute.tsx')), 'DomainsRoute') });
const ecsDomains = createRoute({ getParentRoute: () => root, path: '/ecs-domains', component: lazyRouteComponent(() => loaded(import('./routes/EcsDomainsRoute.tsx')), 'EcsDomainsRoute') });
const threats = createRoute({ getParentRoute: () => root, path: '/threats', component: lazyRouteComponent(() => loaded(import('./routes/ThreatsRoute.tsx')), 'ThreatsRoute') });
const query = createRoute({ getParentRoute: () => root, path: '/query', component: lazyRouteComponent(() => loaded(import('./routes/QueryRoute.tsx')), 'QueryRoute') });
const alerts = createRoute({ getParentRoute: () => root, path: '/alerts', component: lazyRouteComponent(() => loaded(import('./routes/AlertsRoute.tsx')), 'AlertsRoute') });
const savedList = createRoute({ getParentRoute: () => root, path: '/dashboards', component: lazyRouteComponent(() => loaded(import('./routes/SavedListRoute.tsx')), 'SavedListRoute') });
const savedDashboard = createRoute({ getParentRoute: () => root, path: '/dashboards/$id', component: lazyRouteComponent(() => loaded(import('./routes/SavedDashboardRoute.tsx')), 'SavedDashboardRoute') });
const flowLogs = createRoute({ getParentRoute: () => root, path: '/flow-logs', component: lazyRouteComponent(() => loaded(import('./routes/FlowLogsRoute.tsx')), 'FlowLogsRoute') });
const flowLog = createRoute({ getParentRoute: () => root, path: '/flow-logs/$cloud/$region/$id', component: lazyRouteComponent(() => loaded(import('./routes/FlowLogRoute.tsx')), 'FlowLogRoute') });
const createFlowLog = createRoute({ getParentRoute: () => root, path: '/flow-logs/create/alibaba/$step', component: lazyRouteComponent(() => loaded(import('./routes/CreateFlowLogRoute.tsx')), 'CreateFlowLogRoute') });
const createHuaweiVpc = createRoute({ getParentRoute: () => root, path: '/flow-logs/create/huawei-vpc/$step', component: lazyRouteComponent(() => loaded(import('./routes/CreateHuaweiFlowLogRoute.tsx')), 'CreateHuaweiVpcRoute') });
const createHuaweiEr = createRoute({ getParentRoute: () => root, path: '/flow-logs/create/huawei-er/$step', component: lazyRouteComponent(() => loaded(import('./routes/CreateHuaweiFlowLogRoute.tsx')), 'CreateHuaweiErRoute') });
const coverage = createRoute({ getParentRoute: () => root, path: '/coverage', component: lazyRouteComponent(() => loaded(import('./routes/CoverageRoute.tsx')), 'CoverageRoute') });
const vpnGateways = createRoute({ getParentRoute: () => root, path: '/vpn-gateways', component: lazyRouteComponent(() => loaded(import('./routes/VpnGatewaysRoute.tsx')), 'VpnGatewaysRoute') });
const vpnGateway = createRoute({ getParentRoute: () => root, path: '/vpn-gateways/$region/$id', component: lazyRouteComponent(() => loaded(import('./routes/VpnGatewaysRoute.tsx')), 'VpnGatewaysRoute') });
const logstore = createRoute({ getParentRoute: () => root, path: '/logstores/$region/$project/$logstore', component: lazyRouteComponent(() => loaded(import('./routes/LogstoreRoute.tsx')), 'LogstoreRoute') });
const instance = createRoute({ getParentRoute: () => root, path: '/instances/$id', component: lazyRouteComponent(() => loaded(import('./routes/InstanceRoute.tsx')), 'InstanceRoute') });
const cidrBlocks = createRoute({ getParentRoute: () => root, path: '/cidr-blocks', component: lazyRouteComponent(() => loaded(import('./routes/CidrBlocksRoute.tsx')), 'CidrBlocksRoute') });
const billing = createRoute({ getParentRoute: () => root, path: '/billing', component: lazyRouteComponent(() => loaded(import('./routes/BillingRoute.tsx')), 'BillingRoute') });
const reading = createRoute({ getParentRoute: () => root, path: '/reading', component: lazyRouteComponent(() => loaded(import('./routes/ReadingRoute.tsx')), 'ReadingRoute') });
const threatLists = createRoute({ getParentRoute: () => root, path: '/threats/lists', component: lazyRouteComponent(() => loaded(import('./routes/ThreatListsRoute.tsx')), 'ThreatListsRoute') });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => loaded(import('./routes/SettingsRoute.tsx')), 'SettingsRoute') });

export const router = createRouter({
  routeTree: root.addChildren([home, sources, overview, policy, eni, ecs, findings, domains, ecsDomains, threats, query, alerts, savedList, savedDashboard, flowLogs, flowLog, createFlowLog, createHuaweiVpc, createHuaweiEr, coverage, vpnGateways, vpnGateway, logstore, instance, cidrBlocks, billing, reading, threatLists, settings]),
  parseSearch: (search) => upgradeTyped(parseSearch(search)),
  stringifySearch,
  defaultPreload: false,
  // Answers in place: a screen that is loading leaves the one before on the sheet for this long.
  defaultPendingMs: 1000,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
