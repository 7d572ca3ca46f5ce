import { anyKept } from './any-kept.ts';

/** Whether there are saved dashboards at all. */
export const savedKey = 'flowlog.dashboards';

export const useSavedAny = anyKept(savedKey);

export function savedAny(): void {
  useSavedAny.setState({ any: true });
}

/** Everything was forgotten. */
export function savedNone(): void {
  useSavedAny.setState({ any: false });
}
