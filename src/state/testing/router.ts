import { createMemoryHistory, createRootRoute, createRoute, createRouter, type RouteComponent } from '@tanstack/react-router';
import { parseSearch, stringifySearch, validateSearch } from '../search.ts';

/** A router that shows one screen, for a link as the page's own. For tests only. */
export function routerAt(link: string, Screen: RouteComponent) {
  const root = createRootRoute({ validateSearch });
  const route = createRoute({ getParentRoute: () => root, path: '/', component: Screen });
  return createRouter({ routeTree: root.addChildren([route]), history: createMemoryHistory({ initialEntries: [link] }), parseSearch, stringifySearch });
}
