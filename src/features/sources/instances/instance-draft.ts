import type { Words } from '../../../base/words.ts';
import type { FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { instanceIdPattern } from '../../../state/instances.ts';
import type { instanceWords } from './words.ts';

/** What stands in the form of a new instance. */
export interface InstanceDraft {
  readonly name: string;
  readonly region: string;
  readonly project: string;
  readonly logstore: string;
  readonly id: string;
  readonly interDomain: boolean;
}

export type DraftField = 'name' | 'project' | 'logstore' | 'id';

/** What is wrong with the form, field by field; empty when an instance can be made of it. */
export function draftProblems({ name, project, logstore, id }: InstanceDraft, instances: readonly FlowLogInstance[], w: Words<typeof instanceWords>): Partial<Record<DraftField, string>> {
  const taken = instances.find((one) => one.id === id);
  return {
    ...(name.trim() === '' ? { name: w.nameMissing } : {}),
    ...(project === '' ? { project: w.projectMissing } : {}),
    ...(logstore === '' ? { logstore: w.logstoreMissing } : {}),
    ...(instanceIdPattern.test(id) ? (taken === undefined ? {} : { id: w.idTaken(taken.name) }) : { id: w.idWrong }),
  };
}
