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

/**
 * The job's script: the name of the domain of either end. Blocks are asked the longest prefix first, so that it wins; blocks of one domain
 * that follow each other are asked together.
 */
export function enrichmentScriptOf(set: DomainSet): string {
  return `* | extend srctype = ${typeOf('srcaddr', set)}, dsttype = ${typeOf('dstaddr', set)}`;
}

function typeOf(field: string, { domains }: DomainSet): string {
  const blocks = domains.flatMap((domain) => domain.blocks.map((block) => ({ block, name: domain.name, prefix: Number(block.slice(block.indexOf('/') + 1)) })));
  const asked: { readonly name: string; readonly blocks: string[] }[] = [];
  for (const { block, name } of blocks.toSorted((a, b) => b.prefix - a.prefix)) {
    const last = asked.at(-1);
    if (last?.name === name) last.blocks.push(block);
    else asked.push({ name, blocks: [block] });
  }
  const cases = asked.map(({ name, blocks: ofName }) => `when ${ofName.map((block) => `is_subnet_of('${block}', ${field})`).join(' or ')} then ${quoted(name)}`);
  const rest = domains.find((one) => one.rest);
  return ['case', `when ${field} = '-' then '-'`, ...cases, `else ${quoted(rest?.name ?? '')}`, 'end'].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The script of the presets. */
export const enrichmentScript = enrichmentScriptOf(presetDomains);
