import { anyKept } from './any-kept.ts';

/** Whether there are instances at all. */
export const instancesKey = 'flowlog.instances';

export const useInstancesAny = anyKept(instancesKey);

export function instancesAny(any: boolean): void {
  useInstancesAny.setState({ any });
}
