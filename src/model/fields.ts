/**
 * The one table of flow-log fields. Records, index types, filters, completion, table headers and docs derive from it.
 * Names are Alibaba Cloud's own spelling in SLS (VPC flow log field table); other clouds' names are mapped at reading.
 */

/** How the field is indexed in SLS, hence its SQL type: `long` is bigint, `text` is varchar. */
export type IndexType = 'long' | 'text';

/**
 * How a value is held. `address`: code into the dictionary of addresses. `interface`: part of the interface tuple.
 * `code`: own column of dictionary codes. The others are plain numbers. `computed`: no column, or one made by us.
 */
export type Storage = 'time' | 'start' | 'end' | 'address' | 'interface' | 'code' | 'number' | 'counter' | 'computed';

export type FieldRole =
  | 'time' | 'address' | 'port' | 'protocol' | 'measure' | 'verdict' | 'direction' | 'interface' | 'instance' | 'network'
  | 'flags' | 'path' | 'status' | 'country' | 'domain' | 'threat' | 'observation' | 'end-instance' | 'end-vpc' | 'rejection' | 'meta';

export interface Field {
  readonly name: string;
  /** Other spellings met in documents and exports; matched without regard to case, `_` and `-` being equal. */
  readonly aliases: readonly string[];
  readonly index: IndexType;
  readonly storage: Storage;
  readonly role: FieldRole;
  readonly unit: 'none' | 'time' | 'bytes' | 'packets' | 'port' | 'protocol';
  /** The same fact about the other end. */
  readonly mirror?: string;
  readonly origin: 'stored' | 'computed';
  readonly label: { readonly en: string; readonly zh: string };
}

type Rest = Partial<Pick<Field, 'aliases' | 'mirror' | 'unit' | 'origin'>>;

function field(name: string, index: IndexType, storage: Storage, role: FieldRole, en: string, zh: string, rest: Rest = {}): Field {
  return { name, index, storage, role, label: { en, zh }, aliases: [], unit: 'none', origin: 'stored', ...rest };
}

export const fields = [
  field('__time__', 'long', 'time', 'time', 'Time', '时间', { unit: 'time' }),
  field('__topic__', 'text', 'interface', 'meta', 'Topic', '主题'),
  field('__source__', 'text', 'code', 'meta', 'Log source', '日志来源', { aliases: ['source'] }),
  field('version', 'text', 'interface', 'meta', 'Version', '版本'),
  field('account-id', 'text', 'interface', 'meta', 'Account', '账号', { aliases: ['project-id', 'aliuid'] }),
  field('eni-id', 'text', 'interface', 'interface', 'ENI', '弹性网卡', { aliases: ['interface-id', 'eni'] }),
  field('vm-id', 'text', 'interface', 'instance', 'ECS instance', 'ECS 实例', { aliases: ['instance-id', 'vm'] }),
  field('vswitch-id', 'text', 'interface', 'network', 'vSwitch', '交换机', { aliases: ['subnet-id', 'network-id', 'vswitch'] }),
  field('vpc-id', 'text', 'interface', 'network', 'VPC', '专有网络', { aliases: ['vpc'] }),
  field('region', 'text', 'interface', 'network', 'Region', '地域', { aliases: ['region-id'] }),
  field('type', 'text', 'interface', 'meta', 'IP version', 'IP 版本'),
  field('protocol', 'long', 'number', 'protocol', 'Protocol', '协议', { aliases: ['proto'], unit: 'protocol' }),
  field('srcaddr', 'text', 'address', 'address', 'Source', '源地址', { aliases: ['src', 'source-address'], mirror: 'dstaddr' }),
  field('srcport', 'long', 'number', 'port', 'Source port', '源端口', { aliases: ['sport'], mirror: 'dstport', unit: 'port' }),
  field('dstaddr', 'text', 'address', 'address', 'Destination', '目的地址', { aliases: ['dst', 'destination-address'], mirror: 'srcaddr' }),
  field('dstport', 'long', 'number', 'port', 'Destination port', '目的端口', { aliases: ['dport', 'port'], mirror: 'srcport', unit: 'port' }),
  field('direction', 'text', 'code', 'direction', 'Direction', '方向', { aliases: ['flow-direction', 'direct'] }),
  field('action', 'text', 'code', 'verdict', 'Action', '策略动作'),
  field('packets', 'long', 'counter', 'measure', 'Packets', '数据包数', { unit: 'packets' }),
  field('bytes', 'long', 'counter', 'measure', 'Bytes', '字节数', { unit: 'bytes' }),
  field('start', 'long', 'start', 'time', 'Start', '开始时间', { aliases: ['start-time'], unit: 'time' }),
  field('end', 'long', 'end', 'time', 'End', '结束时间', { aliases: ['end-time'], unit: 'time' }),
  field('tcp-flags', 'long', 'number', 'flags', 'TCP flags', 'TCP 标志'),
  field('log-status', 'text', 'interface', 'status', 'Log status', '日志状态'),
  field('traffic_path', 'text', 'code', 'path', 'Traffic path', '流量路径', { aliases: ['TrafficPath', 'rafficPath'] }),
  field('observation', 'text', 'computed', 'observation', 'Observation', '观测位置', { origin: 'computed' }),
  field('rejection', 'text', 'computed', 'rejection', 'Why rejected', '拒绝原因', { origin: 'computed' }),
  field('srccountry', 'text', 'computed', 'country', 'Source country', '源国家或地区', { mirror: 'dstcountry', origin: 'computed' }),
  field('dstcountry', 'text', 'computed', 'country', 'Destination country', '目的国家或地区', { mirror: 'srccountry', origin: 'computed' }),
  field('srctype', 'text', 'computed', 'domain', 'Source domain', '源网段', { mirror: 'dsttype', origin: 'computed' }),
  field('dsttype', 'text', 'computed', 'domain', 'Destination domain', '目的网段', { mirror: 'srctype', origin: 'computed' }),
  field('srcthreat', 'text', 'computed', 'threat', 'Source on a threat list', '源命中情报', { mirror: 'dstthreat', origin: 'computed' }),
  field('dstthreat', 'text', 'computed', 'threat', 'Destination on a threat list', '目的命中情报', { mirror: 'srcthreat', origin: 'computed' }),
  field('srcinstance', 'text', 'computed', 'end-instance', 'Source instance', '源实例', { mirror: 'dstinstance', origin: 'computed' }),
  field('dstinstance', 'text', 'computed', 'end-instance', 'Destination instance', '目的实例', { mirror: 'srcinstance', origin: 'computed' }),
  field('srcvpc', 'text', 'computed', 'end-vpc', 'Source VPC', '源专有网络', { mirror: 'dstvpc', origin: 'computed' }),
  field('dstvpc', 'text', 'computed', 'end-vpc', 'Destination VPC', '目的专有网络', { mirror: 'srcvpc', origin: 'computed' }),
] as const satisfies readonly Field[];

export type FieldName = (typeof fields)[number]['name'];

const fold = (name: string): string => name.toLowerCase().replaceAll('_', '-');
const all: readonly Field[] = fields;
const bySpelling = new Map<string, Field>();
for (const f of all) {
  for (const spelling of [f.name, ...f.aliases]) bySpelling.set(fold(spelling), f);
}
const byName = new Map<string, Field>(all.map((f) => [f.name, f]));

/** The field of the table with exactly this name. Undefined for a reader's own column, which is text. */
export function fieldNamed(name: string): Field | undefined {
  return byName.get(name);
}

/** The field that a header or JSON key means: case, `_`/`-` and known aliases are forgiven. */
export function fieldSpelled(spelling: string): Field | undefined {
  return bySpelling.get(fold(spelling));
}

/** Values of `observation`: how a record relates to the flow it belongs to ("Counting a flow once"). */
export const observations = ['first', 'repeat', 'repeat-cross-vpc', 'transit'] as const;
export type Observation = (typeof observations)[number];

/** Value of `srcinstance`, `srcvpc` and their mirrors where several could stand at that end: none of them is guessed. */
export const ambiguousEnd = 'ambiguous';
