import { anyKept } from './any-kept.ts';

/** Whether there are alert rules at all. */
export const alertsKey = 'flowlog.alerts';

export const useAlertsAny = anyKept(alertsKey);

/** True after one was saved; false after everything was forgotten. */
export function alertsAny(any: boolean): void {
  useAlertsAny.setState({ any });
}
