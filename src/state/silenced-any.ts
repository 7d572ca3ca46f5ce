import { anyKept } from './any-kept.ts';

/** Whether any finding was silenced at all. */
export const silencedKey = 'flowlog.silenced';

export const useSilencedAny = anyKept(silencedKey);

export function silencedAny(any: boolean): void {
  useSilencedAny.setState({ any });
}
