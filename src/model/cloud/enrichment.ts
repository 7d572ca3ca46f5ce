/** What inter-domain analysis makes in the account: a role, a Logstore and a job that writes records with their CIDR blocks to it. */

export const etlRole = 'AliyunLogETLRole';
export const etlPolicy = 'AliyunLogETLRolePolicy';
export const etlRoleDescription = 'Log Service transforms data with this role.';
export const etlPolicyDescription = `What ${etlRole} may do.`;

/** Who may take the role. */
export const etlTrust = `{
  "Version": "1",
  "Statement": [{ "Action": "sts:AssumeRole", "Effect": "Allow", "Principal": { "Service": ["log.aliyuncs.com"] } }]
}`;

/** What the role may do; the documentation says only that it reads the source and writes the target. */
export const etlPolicyText = `{
  "Version": "1",
  "Statement": [{
    "Effect": "Allow",
    "Action": ["log:GetShards", "log:GetCursorOrData", "log:GetConsumerGroupCheckPoint", "log:UpdateConsumerGroup", "log:ConsumerGroupHeartBeat",
      "log:ConsumerGroupUpdateCheckPoint", "log:ListConsumerGroup", "log:CreateConsumerGroup", "log:PostLogStoreLogs"],
    "Resource": "acs:log:*:*:project/*"
  }]
}`;

/** The presets: private networks, some Alibaba Cloud services, and all else. */
const presets: readonly (readonly [name: string, blocks: readonly string[]])[] = [
  ['private network', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']],
  ['cloud services', ['100.64.0.0/10']],
];

function typeOf(field: string): string {
  const cases = presets.map(([name, blocks]) => `when ${blocks.map((block) => `is_subnet_of('${block}', ${field})`).join(' or ')} then '${name}'`);
  return `case when ${field} = '-' then '-' ${cases.join(' ')} else 'internet' end`;
}

/** The job's script: the name of the block of either end, by the presets. */
export const enrichmentScript = `* | extend srctype = ${typeOf('srcaddr')}, dsttype = ${typeOf('dstaddr')}`;
