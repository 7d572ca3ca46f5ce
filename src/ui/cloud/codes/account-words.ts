import { catalog } from '../../../base/words.ts';

/** What every operation of the RPC services can answer, and the codes of ECS and RAM. */
export const rpcCodeWords = catalog({
  MissingParameter: { en: 'The request lacks something that the service needs. Fill in what is empty and try again.', zh: '请求缺少必填参数。请补全后重试。' },
  InvalidParameter: { en: 'The service does not take one of the values. Check the fields and try again.', zh: '某个参数值不被接受。请检查各项后重试。' },
  ParameterInvalid: { en: 'The service does not take one of the values. Check the fields and try again.', zh: '某个参数值不被接受。请检查各项后重试。' },
  INVALID_PARAMETER: { en: 'The name of the project or Logstore does not fit: 3 to 63 of a to z, 0 to 9 and -, in a Logstore’s also _.', zh: 'Project 或 Logstore 名称不符合要求：3 至 63 个字符，可用 a 至 z、0 至 9 和 -，Logstore 还可用 _。' },
  'InvalidAction.NotFound': { en: 'What answers does not know this operation. Check which version of the service the proxy leads to.', zh: '该服务不识别此操作。请检查代理所指向的服务版本。' },
  'InvalidRegionId.NotFound': { en: 'There is no such region, or this address is not its own. Choose another region.', zh: '没有此地域，或地址与地域不符。请选择其他地域。' },
  'InvalidRegionId.MalFormed': { en: 'This is not the id of a region. Choose another region.', zh: '地域 ID 格式不正确。请选择其他地域。' },
  'Forbidden.RAM': { en: 'The user that the proxy signs for may not do this. The account’s administrator has to allow it.', zh: '代理所用的 RAM 用户没有此权限。请联系账号管理员授权。' },
  NoPermission: { en: 'The user that the proxy signs for may not do this. The account’s administrator has to allow it.', zh: '代理所用的 RAM 用户没有此权限。请联系账号管理员授权。' },
  'InvalidSecurityToken.Expired': { en: 'The token that signs for the account has expired. Renew it at the proxy; nothing of what was asked was done.', zh: '账号的安全令牌已过期。请在代理处更新，本次请求未执行。' },
  'InvalidTimeStamp.Expired': { en: 'The clock of what signs the request differs from the service’s by more than 15 minutes. Set it right and try again.', zh: '签名端与服务端的时钟相差超过 15 分钟。请校准时钟后重试。' },
  'InvalidAccessKeyId.NotFound': { en: 'The key that signs for the account does not exist. Give the proxy another.', zh: '签名所用的 AccessKey 不存在。请在代理处更换。' },
  'InvalidAccessKeyId.Inactive': { en: 'The key that signs for the account is disabled. Enable it, or give the proxy another.', zh: '签名所用的 AccessKey 已停用。请启用，或在代理处更换。' },
  SignatureDoesNotMatch: { en: 'The signature does not fit the request. Check the key at the proxy, and that it passes requests on unchanged.', zh: '签名与请求不符。请检查代理的密钥，并确认代理原样转发请求。' },
  Throttling: { en: 'Too many requests came at once. Wait a little and try again.', zh: '请求过于频繁。请稍后重试。' },
  'Throttling.User': { en: 'The account made too many requests at once. Wait a little and try again.', zh: '该账号请求过于频繁。请稍后重试。' },
  'Throttling.Api': { en: 'Too many requests of this kind came at once. Wait a little and try again.', zh: '此类请求过于频繁。请稍后重试。' },
  ServiceUnavailable: { en: 'The service is not available for the moment. Nothing was done; try again in a minute.', zh: '服务暂时不可用，本次请求未执行。请一分钟后重试。' },
  SystemBusy: { en: 'The service is busy. Nothing was done; try again in a minute.', zh: '系统繁忙，本次请求未执行。请一分钟后重试。' },
  InternalError: { en: 'The service failed. Whether it did what was asked is not known: reload before you try again.', zh: '服务内部错误，不确定请求是否已执行。请刷新后再重试。' },
  UnknownError: { en: 'The service failed. Whether it did what was asked is not known: reload before you try again.', zh: '服务发生未知错误，不确定请求是否已执行。请刷新后再重试。' },
  TaskConflict: { en: 'Another change of the same resource is under way. Try again in some seconds.', zh: '该资源有其他变更正在进行。请几秒后重试。' },
  OperationConflict: { en: 'Another change of the same resource is under way. Try again in some seconds.', zh: '该资源有其他变更正在进行。请几秒后重试。' },
  LastTokenProcessing: { en: 'The last request is still being worked on. Try again in some seconds.', zh: '上一个请求仍在处理中。请几秒后重试。' },
  'OperationFailed.LastTokenProcessing': { en: 'The last request is still being worked on. Try again in some seconds.', zh: '上一个请求仍在处理中。请几秒后重试。' },
  IncorrectStatus: { en: 'The resource is in a state in which this cannot be done. Wait until it is settled and try again.', zh: '资源当前状态不允许此操作。请待状态稳定后重试。' },
});

export const ecsCodeWords = catalog({
  'InvalidEniId.NotFound': { en: 'One of the network interfaces no longer exists in this region. Reload and choose again.', zh: '其中的弹性网卡在该地域已不存在。请刷新后重新选择。' },
  'InvalidVSwitchId.NotFound': { en: 'There is no such vSwitch in this region. It may have been deleted; reload and choose another.', zh: '该地域没有此交换机，可能已被删除。请刷新后选择其他交换机。' },
  'InvalidParameter.NextToken': { en: 'The list has changed while it was read. Load it again.', zh: '读取过程中列表已变化。请重新加载。' },
});

export const ramCodeWords = catalog({
  'EntityNotExist.Role': { en: 'The role does not exist. Authorise VPC again, which makes it.', zh: '角色不存在。请重新授权，系统将创建该角色。' },
  'EntityNotExist.Policy': { en: 'The policy does not exist. Authorise VPC again, which makes it.', zh: '权限策略不存在。请重新授权，系统将创建该策略。' },
  'EntityAlreadyExist.Role': { en: 'A role of this name exists already. Look at what it allows, and attach the policy to it.', zh: '同名角色已存在。请检查其权限，并为其附加策略。' },
  'EntityAlreadyExist.Policy': { en: 'A policy of this name exists already. Look at what it allows.', zh: '同名权限策略已存在。请检查其内容。' },
  'EntityAlreadyExist.Role.Policy': { en: 'The role has this policy already. There is nothing to do.', zh: '该角色已附加此策略，无需操作。' },
});
