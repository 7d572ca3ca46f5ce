import type { Words } from '../../base/words.ts';
import { delivering, type EniCoverage } from '../../model/cloud/coverage.ts';
import type { FlowLog } from '../../model/cloud/flow-log.ts';
import type { VpnGateway } from '../../model/cloud/network.ts';
import type { EniPlace } from './eni-place.ts';
import type { GatewayCover, GatewayEni } from './gateway-cover.ts';
import type { words } from './words.ts';

type W = Words<typeof words>;

export function nameOf({ name, id }: { readonly name: string; readonly id: string }): string {
  return name === '' ? id : name;
}

export function featuresText({ ipsec, ssl }: Pick<VpnGateway, 'ipsec' | 'ssl'>, w: W): string {
  const names = [...(ipsec ? [w.ipsec] : []), ...(ssl ? [w.ssl] : [])];
  return names.length === 0 ? w.noFeature : names.join(w.comma);
}

export function isDual({ secondVswitch, enis }: VpnGateway): boolean {
  return secondVswitch !== null || enis.length > 0;
}

export function featureText({ feature }: EniPlace, w: W): string {
  return feature === null ? w.notTold : feature === 'ipsec' ? w.ipsecShort : w.sslShort;
}

/** How the records of a gateway's interfaces arrive, in one sentence. */
export function knowText({ enis, mark, missing }: GatewayCover, w: W): string {
  const logs = unique(enis.flatMap(({ coverage }) => coverage.by));
  if (missing.length > 0) {
    const idle = unique(enis.filter(({ coverage }) => coverage.mark === 'none').flatMap(({ coverage }) => coverage.idle));
    const failing = idle.filter((log) => delivering(log) === 'failing');
    const why = failing.length > 0 ? w.failing(namesOf(failing, w)) : idle.length > 0 ? w.stopped(namesOf(idle, w)) : null;
    return why === null ? w.notLogged(missing.length) : `${w.notLogged(missing.length)}${w.because}${why}`;
  }
  const starting = unique(enis.filter(({ coverage }) => coverage.mark === 'starting').flatMap(({ coverage }) => coverage.starting));
  if (starting.length > 0) return w.starting(namesOf(starting, w));
  const names = namesOf(logs, w);
  if (mark === 'whole') return w.allBy(names);
  const parts = enis.filter(({ coverage }) => coverage.mark === 'part');
  const verdict = parts.every(({ coverage }) => coverage.traffic === 'allow') ? 'allow' : parts.every(({ coverage }) => coverage.traffic === 'drop') ? 'drop' : null;
  return verdict === 'allow' ? w.allowedOnly(names) : verdict === 'drop' ? w.deniedOnly(names) : w.pathsOnly(names);
}

/** Which flow log an interface is recorded by, or the one that should and does not. */
export function logOf({ coverage }: GatewayEni): { readonly log: FlowLog; readonly kind: 'arrives' | 'starting' | 'failing' | 'stopped' | 'locked' } | null {
  const [log] = [...coverage.by, ...coverage.starting, ...coverage.idle];
  if (log === undefined) return null;
  return { log, kind: log.business === 'FinancialLocked' ? 'locked' : delivering(log) };
}

export function logText(one: NonNullable<ReturnType<typeof logOf>>, coverage: EniCoverage, w: W): string {
  const name = nameOf(one.log);
  switch (one.kind) {
    case 'arrives':
      return w.logAt(name, coverage.interval ?? one.log.interval);
    case 'starting':
      return w.logStarting(name);
    case 'failing':
      return w.logFailing(name);
    case 'stopped':
      return w.logStopped(name);
    case 'locked':
      return w.logLocked(name);
  }
}

function unique(logs: readonly FlowLog[]): readonly FlowLog[] {
  return [...new Map(logs.map((log) => [log.id, log])).values()];
}

function namesOf(logs: readonly FlowLog[], w: W): string {
  return logs.map(nameOf).join(w.comma);
}
