import { expect, test } from 'vitest';
import type { FlowLogWish } from './flow-log.ts';
import { hclText, labelOf } from './hcl.ts';
import type { HuaweiFlowLogWish, RouterFlowLogWish } from './huawei.ts';
import { huaweiJsonOf, huaweiTerraformOf, routerJsonOf, routerTerraformOf } from './huawei-request-text.ts';
import { cliOf, jsonOf, nothingMade, terraformOf } from './request-text.ts';

const wish: FlowLogWish = {
  region: 'cn-hangzhou', name: 'prod-all-traffic', description: '', resourceType: 'VPC', resourceId: 'vpc-bp1', trafficType: 'All', project: 'vpc-flow-prod', logstore: 'vpc-flowlog', interval: 10,
  paths: ['natGateway', 'internetGateway'], ipVersion: 'IPv4', tags: [],
};

test('Terraform, with a new Logstore', () => {
  expect(terraformOf(wish, { project: false, logstoreDays: 7 })).toBe(`resource "alicloud_log_store" "vpc_flowlog" {
  project_name          = "vpc-flow-prod"
  logstore_name         = "vpc-flowlog"
  retention_period      = 7
  shard_count           = 2
  auto_split            = true
  max_split_shard_count = 64
  append_meta           = true
}
resource "alicloud_vpc_flow_log" "prod_all_traffic" {
  flow_log_name        = "prod-all-traffic"
  resource_type        = "VPC"
  resource_id          = "vpc-bp1"
  traffic_type         = "All"
  traffic_path         = ["natGateway", "internetGateway"]
  aggregation_interval = "10"
  ip_version           = "IPv4"
  project_name         = alicloud_log_store.vpc_flowlog.project_name
  log_store_name       = alicloud_log_store.vpc_flowlog.logstore_name
}
`);
});

test('Terraform, with what is there, all paths, and texts that would mean something', () => {
  expect(terraformOf({ ...wish, name: '', description: 'a "b" ${c}\n', paths: [], tags: [{ key: 'team', value: 'web' }] }, nothingMade)).toBe(`resource "alicloud_vpc_flow_log" "vpc_bp1" {
  description          = "a \\"b\\" $\${c}\\n"
  resource_type        = "VPC"
  resource_id          = "vpc-bp1"
  traffic_type         = "All"
  traffic_path         = ["all"]
  aggregation_interval = "10"
  ip_version           = "IPv4"
  project_name         = "vpc-flow-prod"
  log_store_name       = "vpc-flowlog"
  tags                 = { "team" = "web" }
}
`);
});

test('a new project is referred to', () => {
  const text = terraformOf(wish, { project: true, logstoreDays: 300 });
  expect(text).toContain('resource "alicloud_log_project" "vpc_flow_prod" {\n  project_name = "vpc-flow-prod"\n}');
  expect(text).toContain('  project_name          = alicloud_log_project.vpc_flow_prod.project_name');
});

test('the command line', () => {
  expect(cliOf({ ...wish, name: "it's mine", tags: [{ key: 'team', value: 'web' }] }, nothingMade)).toBe(`aliyun vpc CreateFlowLog \\
  --region cn-hangzhou \\
  --RegionId cn-hangzhou \\
  --FlowLogName 'it'\\''s mine' \\
  --ResourceType VPC \\
  --ResourceId vpc-bp1 \\
  --TrafficType All \\
  --ProjectName vpc-flow-prod \\
  --LogStoreName vpc-flowlog \\
  --AggregationInterval 10 \\
  --TrafficPath.1 natGateway \\
  --TrafficPath.2 internetGateway \\
  --IpVersion IPv4 \\
  --Tag.1.Key team \\
  --Tag.1.Value web
`);
  const made = cliOf(wish, { project: true, logstoreDays: 7 });
  expect(made).toContain(`aliyun sls CreateProject \\\n  --region cn-hangzhou \\\n  --body '{"projectName":"vpc-flow-prod","description":""}'\n`);
  expect(made).toContain(`--project vpc-flow-prod \\\n  --body '{"logstoreName":"vpc-flowlog","ttl":7,`);
});

test('JSON is the call’s parameters', () => {
  expect(JSON.parse(jsonOf({ ...wish, paths: [], tags: [{ key: 'a', value: '' }] }))).toEqual({
    RegionId: 'cn-hangzhou', FlowLogName: 'prod-all-traffic', ResourceType: 'VPC', ResourceId: 'vpc-bp1', TrafficType: 'All', ProjectName: 'vpc-flow-prod', LogStoreName: 'vpc-flowlog',
    AggregationInterval: 10, TrafficPath: ['all'], IpVersion: 'IPv4', Tag: [{ Key: 'a', Value: '' }],
  });
});

const huawei: HuaweiFlowLogWish = {
  region: 'cn-north-4', name: 'web', description: 'the web', resourceType: 'network', resourceId: 's-1', trafficType: 'accept', logGroup: 'g-1', logStream: 't-1', indexed: true,
};

test('Huawei Cloud VPC', () => {
  expect(huaweiTerraformOf(huawei)).toBe(`resource "huaweicloud_vpc_flow_log" "web" {
  region        = "cn-north-4"
  name          = "web"
  description   = "the web"
  resource_type = "network"
  resource_id   = "s-1"
  traffic_type  = "accept"
  log_group_id  = "g-1"
  log_stream_id = "t-1"
}
`);
  expect(JSON.parse(huaweiJsonOf({ ...huawei, description: '' }))).toEqual({
    flow_log: { name: 'web', resource_type: 'network', resource_id: 's-1', traffic_type: 'accept', log_group_id: 'g-1', log_topic_id: 't-1', index_enabled: true },
  });
});

test('a log group and stream that are made with it are referred to', () => {
  const made = { group: { name: 'Flow logs', days: 7 }, stream: 'web' };
  expect(huaweiTerraformOf({ ...huawei, description: '' }, made)).toBe(`resource "huaweicloud_lts_group" "flow_logs" {
  region      = "cn-north-4"
  group_name  = "Flow logs"
  ttl_in_days = 7
}
resource "huaweicloud_lts_stream" "web" {
  region      = "cn-north-4"
  group_id    = huaweicloud_lts_group.flow_logs.id
  stream_name = "web"
}
resource "huaweicloud_vpc_flow_log" "web" {
  region        = "cn-north-4"
  name          = "web"
  resource_type = "network"
  resource_id   = "s-1"
  traffic_type  = "accept"
  log_group_id  = huaweicloud_lts_group.flow_logs.id
  log_stream_id = huaweicloud_lts_stream.web.id
}
`);
  expect(huaweiTerraformOf(huawei, { group: null, stream: 'web' })).toContain('group_id    = "g-1"');
});

test('Huawei Cloud Enterprise Router', () => {
  const router: RouterFlowLogWish = { region: 'cn-north-4', router: 'er-1', attachment: 'at-1', name: '边界', description: '', logGroup: 'g-1', logStream: 't-1' };
  expect(routerTerraformOf(router)).toBe(`resource "huaweicloud_er_flow_log" "flow_log" {
  region         = "cn-north-4"
  name           = "边界"
  instance_id    = "er-1"
  resource_type  = "attachment"
  resource_id    = "at-1"
  log_store_type = "LTS"
  log_group_id   = "g-1"
  log_stream_id  = "t-1"
}
`);
  expect(JSON.parse(routerJsonOf(router))).toEqual({
    flow_log: { name: '边界', resource_type: 'attachment', resource_id: 'at-1', log_group_id: 'g-1', log_stream_id: 't-1', log_store_type: 'LTS' },
  });
});

test('labels and texts', () => {
  expect(['a b', '1st', '--', 'Web.Server'].map((name) => labelOf(name, 'flow_log'))).toEqual(['a_b', 'flow_log_1st', 'flow_log', 'web_server']);
  expect(hclText('c:\\x %{if}')).toBe('"c:\\\\x %%{if}"');
});

test('without Log Service neither project nor Logstore is named', () => {
  const alone = { ...wish, project: '', logstore: '' };
  for (const text of [terraformOf(alone, nothingMade), cliOf(alone, nothingMade), jsonOf(alone)]) expect(text).not.toMatch(/project|logstore|log_store/i);
});
