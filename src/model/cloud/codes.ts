import type { CloudService } from './problem.ts';

/**
 * The codes by which services refuse, by operation, as their references list them. What is said about each is with the screens; that
 * each has its sentence is held by a test.
 */

/** What every operation of a family of services can answer. */
export type CodeFamily = 'rpc' | 'sls' | 'huawei';

export const familyOf: Readonly<Record<CloudService, CodeFamily>> = {
  vpc: 'rpc', ecs: 'rpc', ram: 'rpc', sls: 'sls', 'huawei-vpc': 'huawei', 'huawei-er': 'huawei', 'huawei-lts': 'huawei',
};

export const familyCodes: Readonly<Record<CodeFamily, readonly string[]>> = {
  rpc: [
    'MissingParameter', 'InvalidParameter', 'ParameterInvalid', 'INVALID_PARAMETER', 'InvalidAction.NotFound', 'InvalidRegionId.NotFound', 'InvalidRegionId.MalFormed', 'Forbidden.RAM', 'NoPermission',
    'InvalidSecurityToken.Expired', 'InvalidTimeStamp.Expired', 'InvalidAccessKeyId.NotFound', 'InvalidAccessKeyId.Inactive', 'SignatureDoesNotMatch', 'Throttling', 'Throttling.User', 'Throttling.Api',
    'ServiceUnavailable', 'SystemBusy', 'InternalError', 'UnknownError', 'TaskConflict', 'OperationConflict', 'LastTokenProcessing', 'OperationFailed.LastTokenProcessing', 'IncorrectStatus',
  ],
  sls: [
    'Unauthorized', 'InvalidAccessKeyId', 'SignatureNotMatch', 'RequestTimeTooSkewed', 'ParameterInvalid', 'InvalidParameter', 'BadRequest', 'PostBodyInvalid', 'PostBodyTooLarge', 'PostBodyUncompressError',
    'MissingContentType', 'InvalidContentType', 'MissingContentLength', 'MissingBodyRawSize', 'InvalidBodyRawSize', 'InvalidCompressType', 'InvalidEncoding', 'MissingHost', 'MissingDate', 'InvalidDateFormat',
    'MissingAPIVersion', 'InvalidAPIVersion', 'MissAccessKeyId', 'MissingSignatureMethod', 'InvalidSignatureMethod', 'NotSupported', 'ProjectForbidden', 'ServerBusy', 'InternalServerError',
    'ProjectNotExist', 'ProjectNotExists', 'WriteQuotaExceed', 'ReadQuotaExceed', 'ShardWriteQuotaExceed', 'ShardReadQuotaExceed', 'ProjectQuotaExceed',
  ],
  huawei: ['APIGW.0101', 'APIGW.0106', 'APIGW.0201', 'APIGW.0301', 'APIGW.0303', 'APIGW.0308'],
};

const changeCodes = ['InvalidInstanceId', 'InvalidInstanceId.NotFound', 'IncorrectStatus.flowlog', 'Forbidden.OperateManagedFlowLog'] as const;
const targetCodes = ['ProjectOrLogstoreNotExist', 'SourceProjectNotExist'] as const;
const logstoreGone = ['LogStoreNotExist'] as const;
const shardCodes = [...logstoreGone, 'ShardNotExist', 'LogStoreWithoutShard'] as const;

/** Beside those of its family. */
export const operationCodes = {
  vpc: {
    CreateFlowLog: [
      'OptInRequired.FlowLog', 'Unauthorized', 'QuotaExceeded.FlowlogCount', 'InvalidResourceId.NotFound', 'RuleExist', ...targetCodes, 'InvalidInstanceId', 'InvalidResourceType.NotFound',
      'OperationUnsupported.ResourceType', 'OperationUnsupported.AdvancedFeature', 'OperationUnsupported.action', 'IncorrectBusinessStatus.FlowLog', 'InvalidHdMonitorStatus',
      'IllegalParam.AggregationInterval', 'UnsupportedFeature.UserDefinedTrafficPath', 'IllegalParam.TrafficPath', 'DuplicatedParam.TrafficPath', 'IllegalParam.ResourceGroupId',
      'OperationDenied.OperateShareResource',
    ],
    DescribeFlowLogs: ['InvalidInstanceId', ...targetCodes, 'Unauthorized'],
    ModifyFlowLogAttribute: [
      ...changeCodes, ...targetCodes, 'IncorrectBusinessStatus.FlowLog', 'Unauthorized', 'RuleExist', 'InvalidHdMonitorStatus', 'FlowLogNumberOverLimit', 'InvalidTrafficType.NotFound', 'InvalidName.Malformed',
      'IllegalParam.AggregationInterval', 'OperationUnsupported.action',
    ],
    ActiveFlowLog: [...changeCodes, 'IncorrectBusinessStatus.FlowLog', 'InvalidStatus', 'OperationDenied.FlowLogDeliverFailed'],
    DeactiveFlowLog: [...changeCodes, 'IncorrectBusinessStatus.FlowLog', 'InvalidStatus', 'FlowLogNumberOverLimit'],
    DeleteFlowLog: [...changeCodes, ...targetCodes, 'Unauthorized', 'InvalidStatus', 'InvalidHdMonitorStatus', 'FlowLogNumberOverLimit', 'InvalidResourceId.NotFound'],
    OpenFlowLogService: [
      'OperationFailed.ExceedPurchaseLimit', 'OperationFailed.AliGroupUserCanNotBuyInnerCommodity', 'OperationFailed.QuotaNotEnough', 'Order.NoRealNameAuthentication', 'OperationFailed.BasicInfoUncompleted',
    ],
    GetFlowLogServiceStatus: [],
    DescribeRegions: [],
    DescribeVpcs: ['InvalidVpcIdNumber.NotSupported', 'InvalidResourceGroupId', 'InvalidTagKey', 'InvalidTagValue', 'InvalidAccount.NotFound', 'InvalidAliuid'],
    DescribeVSwitches: ['Forbidden.VpcNotFound', 'InvalidVSwitchId.NotFound', 'InvalidVpcIdNumber.NotSupported', 'InvalidVSwitchIdNumber.NotSupported'],
    DescribeVpnGateways: [],
  },
  ecs: {
    DescribeNetworkInterfaces: ['InvalidEniId.NotFound', 'InvalidVSwitchId.NotFound', 'InvalidParameter.NextToken'],
    DescribeInstances: ['InvalidParameter.NextToken'],
  },
  ram: {
    GetRole: ['EntityNotExist.Role'],
    CreateRole: ['EntityAlreadyExist.Role'],
    GetPolicy: ['EntityNotExist.Policy'],
    CreatePolicy: ['EntityAlreadyExist.Policy'],
    AttachPolicyToRole: ['EntityNotExist.Role', 'EntityNotExist.Policy', 'EntityAlreadyExist.Role.Policy'],
    ListPoliciesForRole: ['EntityNotExist.Role'],
  },
  sls: {
    CreateProject: ['ProjectAlreadyExist'],
    CreateLogStore: ['LogstoreAlreadyExist', 'LogStoreAlreadyExist', 'LogStoreInfoInvalid', 'LogstoreInfoInvalid'],
    UpdateLogStore: [...logstoreGone, 'LogStoreInfoInvalid'],
    DeleteLogStore: logstoreGone,
    CreateIndex: [...logstoreGone, 'IndexAlreadyExist', 'IndexInfoInvalid', 'InvalidKey'],
    UpdateIndex: [...logstoreGone, 'IndexConfigNotExist', 'IndexInfoInvalid'],
    GetIndex: [...logstoreGone, 'IndexConfigNotExist'],
    ListShards: shardCodes,
    GetCursor: shardCodes,
    PullLogs: [...shardCodes, 'InvalidCursor'],
    SplitShard: shardCodes,
    GetLogs: [...logstoreGone, 'InvalidTimeRange', 'InvalidQueryString', 'InvalidLogStoreQuery', 'InvalidOffset', 'InvalidLine', 'InvalidReverse', 'InvalidTimestamp', 'IndexConfigNotExist'],
    GetHistograms: [...logstoreGone, 'InvalidTimeRange', 'InvalidQueryString'],
    GetDashboard: ['DashboardNotExist'],
    CreateETL: ['JobAlreadyExist', 'JobNotExist'],
  },
  'huawei-vpc': {
    CreateFlowLog: ['VPC.3001', '400/VPC.3002', '404/VPC.3002', '500/VPC.3002', 'VPC.3003', 'VPC.3004'],
    UpdateFlowLog: ['VPC.3001', 'VPC.3005', '500/VPC.3002'],
    DeleteFlowLog: ['VPC.3005', '500/VPC.3002'],
  },
  'huawei-er': {
    CreateFlowLog: ['ER.04008500', 'ER.04008502', 'ER.04008503', 'ER.04009005', 'ER.04009008', 'ER.04041001', 'ER.04044001', 'ER.04004003'],
    ChangeFlowLog: ['ER.04008501', 'ER.04008502', 'ER.04009005', 'ER.04041001'],
  },
  'huawei-lts': {
    CreateLogGroup: ['LTS.0007', 'LTS.0009', 'LTS.0101', 'LTS.0104'],
    CreateLogStream: ['LTS.0009', 'LTS.0201', 'LTS.0205', 'LTS.0206'],
    ReadLogStream: ['LTS.0201', 'LTS.0208'],
  },
} as const satisfies Readonly<Record<CloudService, Readonly<Record<string, readonly string[]>>>>;
