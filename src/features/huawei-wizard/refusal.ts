import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { FieldId } from './checks.ts';
import type { StepId } from './steps.ts';

/** At which field a refusal of the service belongs; null for one that no field can put right. */

const fieldOfCode: Readonly<Record<string, FieldId>> = {
  'VPC.3002': 'huawei-resource',
  'VPC.3004': 'huawei-resource',
  'ER.04008500': 'huawei-attachment',
  'ER.04008503': 'huawei-attachment',
  'ER.04041001': 'huawei-router',
  'ER.04044001': 'huawei-attachment',
  'ER.04004003': 'huawei-attachment',
  'LTS.0101': 'huawei-group',
  'LTS.0104': 'huawei-group',
  'LTS.0201': 'huawei-group',
  'LTS.0205': 'huawei-stream',
  'LTS.0206': 'huawei-stream',
  'LTS.0208': 'huawei-stream',
};

export function fieldOfProblem(problem: CloudProblem): FieldId | null {
  if (problem.kind !== 'refused' || problem.status >= 500) return null;
  // One code for two things: the interface cannot be logged, or the link to the log stream could not be made.
  if (problem.code === 'VPC.3002' && /\bLTS\b/.test(problem.message)) return 'huawei-stream';
  return fieldOfCode[problem.code] ?? null;
}

export function stepOfField(field: FieldId): StepId {
  return ['huawei-group', 'huawei-days', 'huawei-stream'].includes(field) ? 'delivery' : 'collection';
}
