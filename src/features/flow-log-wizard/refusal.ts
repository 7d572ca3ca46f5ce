import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { FieldId } from './checks.ts';
import type { StepId } from './steps.ts';

/** At which field a refusal of the service belongs; null for one that no field can put right. */

const fieldOfCode: Readonly<Record<string, FieldId>> = {
  'InvalidResourceId.NotFound': 'flow-log-resource',
  RuleExist: 'flow-log-resource',
  InvalidInstanceId: 'flow-log-resource',
  'InvalidInstanceId.NotFound': 'flow-log-resource',
  'InvalidResourceType.NotFound': 'flow-log-resource',
  'OperationUnsupported.ResourceType': 'flow-log-resource',
  'OperationUnsupported.AdvancedFeature': 'flow-log-resource',
  InvalidHdMonitorStatus: 'flow-log-resource',
  'OperationDenied.OperateShareResource': 'flow-log-resource',
  SourceProjectNotExist: 'flow-log-project',
  ProjectAlreadyExist: 'flow-log-project',
  ProjectNotExist: 'flow-log-project',
  ProjectNotExists: 'flow-log-project',
  ProjectForbidden: 'flow-log-project',
  ProjectOrLogstoreNotExist: 'flow-log-logstore',
  LogStoreInfoInvalid: 'flow-log-logstore',
  LogStoreNotExist: 'flow-log-logstore',
  'UnsupportedFeature.UserDefinedTrafficPath': 'flow-log-path',
  'IllegalParam.TrafficPath': 'flow-log-path',
  'DuplicatedParam.TrafficPath': 'flow-log-path',
  'OperationUnsupported.action': 'flow-log-ip',
};

export function fieldOfProblem(problem: CloudProblem): FieldId | null {
  return problem.kind === 'refused' ? (fieldOfCode[problem.code] ?? null) : null;
}

export function stepOfField(field: FieldId): StepId {
  return ['flow-log-sls', 'flow-log-project', 'flow-log-logstore', 'flow-log-analyzer'].includes(field) ? 'delivery' : 'collection';
}
