import { anyKept } from './any-kept.ts';

/** Whether there are saved views at all. */
export const viewsKey = 'flowlog.views';

export const useViewsAny = anyKept(viewsKey);

/** True after one was saved; false after everything was forgotten. */
export function viewsAny(any: boolean): void {
  useViewsAny.setState({ any });
}
