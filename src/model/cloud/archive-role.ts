/**
 * The role by which the VPC service writes records into Logstores of the account, and its policy. The names are the documentation's; their
 * texts are not printed there, and are written here to allow what delivery needs and nothing more.
 */

export const archiveRole = 'AliyunVPCLogArchiveRole';
export const archivePolicy = 'AliyunVPCLogArchiveRolePolicy';

export const archiveRoleDescription = 'The VPC service writes flow logs to Log Service with this role.';
export const archivePolicyDescription = 'What AliyunVPCLogArchiveRole may do.';

/** Who may take the role. */
export const archiveTrust = `{
  "Version": "1",
  "Statement": [{ "Action": "sts:AssumeRole", "Effect": "Allow", "Principal": { "Service": ["vpc.aliyuncs.com"] } }]
}`;

/** What the role may do. */
export const archivePolicyText = `{
  "Version": "1",
  "Statement": [{
    "Effect": "Allow",
    "Action": ["log:PostLogStoreLogs", "log:GetProject", "log:GetLogStore"],
    "Resource": "acs:log:*:*:project/*"
  }]
}`;
