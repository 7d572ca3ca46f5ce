import type { Dashboard } from '../model/dashboard.ts';

/** The built-in dashboards by the path of their screen; each comes when it is first needed. */
export const dashboards = {
  '/overview': async (): Promise<Dashboard> => (await import('./overview.ts')).overview,
  '/policy': async (): Promise<Dashboard> => (await import('./policy.ts')).policy,
  '/eni': async (): Promise<Dashboard> => (await import('./eni.ts')).eni,
  '/ecs': async (): Promise<Dashboard> => (await import('./ecs.ts')).ecs,
  '/domains': async (): Promise<Dashboard> => (await import('./inter-domain.ts')).interDomain,
  '/ecs-domains': async (): Promise<Dashboard> => (await import('./ecs-to-domain.ts')).ecsToDomain,
  '/threats': async (): Promise<Dashboard> => (await import('./threat-intelligence.ts')).threatIntelligence,
} as const;

export type DashboardPath = keyof typeof dashboards;

export function isDashboardPath(path: string): path is DashboardPath {
  return Object.hasOwn(dashboards, path);
}
