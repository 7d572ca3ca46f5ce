import { anyKept } from './any-kept.ts';

/** Whether sets of domains other than the presets are kept at all. */
export const domainsKey = 'flowlog.domains';

export const useDomainsAny = anyKept(domainsKey);

export function domainsAny(any: boolean): void {
  useDomainsAny.setState({ any });
}
