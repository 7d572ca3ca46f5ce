import { presetDomains, type DomainSet } from '../domains.ts';

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

function typeOf(field: string, { domains }: DomainSet): string {
  const cases = domains.flatMap(({ name, blocks }) => (blocks.length === 0 ? [] : [`when ${blocks.map((block) => `is_subnet_of('${block}', ${field})`).join(' or ')} then '${name}'`]));
  const rest = domains.find((domain) => domain.rest)?.name;
  return `case when ${field} = '-' then '-' ${cases.join(' ')} else ${rest === undefined ? 'null' : `'${rest}'`} end`;
}

/** The job's script: the name of the domain of either end, by the presets. */
export const enrichmentScript = `* | extend srctype = ${typeOf('srcaddr', presetDomains)}, dsttype = ${typeOf('dstaddr', presetDomains)}`;
