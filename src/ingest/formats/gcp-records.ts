import type { SkipReason } from '../../model/source.ts';
import type { RowWriter } from '../row-writer.ts';
import { extraTarget, targetNamed, type Target } from '../target.ts';
import { isObject, leaves, own, ownText, scalar, type RecordReader } from './record-reader.ts';

/**
 * VPC flow logs of Google Cloud as Cloud Logging exports them. A record names the end that reported it: that end's network
 * and machine are the record's own. No refused traffic is recorded, so there is no action. Counts are estimates from
 * samples. https://docs.cloud.google.com/vpc/docs/about-flow-logs-records
 */
const connection = [
  ['src_ip', targetNamed('srcaddr')],
  ['src_port', targetNamed('srcport')],
  ['dest_ip', targetNamed('dstaddr')],
  ['dest_port', targetNamed('dstport')],
  ['protocol', targetNamed('protocol')],
] as const;
const payload = [
  ['bytes_sent', targetNamed('bytes')],
  ['packets_sent', targetNamed('packets')],
] as const;
const start = targetNamed('start');
const end = targetNamed('end');
const time = targetNamed('__time__');
const direction = targetNamed('direction');
const account = targetNamed('account-id');
const vpc = targetNamed('vpc-id');
const network = targetNamed('vswitch-id');
const machine = targetNamed('vm-id');
const region = targetNamed('region');
/** Names that are remembered; a log that makes up new ones all the time fills no memory. */
const mostNames = 2000;
const read = new Set(['connection', 'bytes_sent', 'packets_sent', 'start_time', 'end_time']);

/** True for a LogEntry of a VPC flow log, or its bare payload. */
export function isGcpRecord(value: unknown): boolean {
  const body = isObject(own(value, 'jsonPayload')) ? own(value, 'jsonPayload') : value;
  return isObject(own(body, 'connection')) && ownText(own(body, 'connection'), 'src_ip') !== null;
}

export class GcpRecords implements RecordReader {
  private readonly writer: RowWriter;
  /** The same names come with every record. */
  private readonly extras = new Map<string, Target>();

  constructor(writer: RowWriter) {
    this.writer = writer;
  }

  read(value: unknown, line: number): SkipReason | null {
    if (!isGcpRecord(value)) return { kind: 'not-a-record', detail: 'no connection' };
    const inner = own(value, 'jsonPayload');
    const body = isObject(inner) ? inner : value;
    if (!isObject(body)) return { kind: 'not-a-record', detail: 'no connection' };
    this.writer.start();
    return this.put(body, value) ?? this.writer.finish(line);
  }

  private put(body: Readonly<Record<string, unknown>>, entry: unknown): SkipReason | null {
    const { writer } = this;
    const from = own(body, 'connection');
    for (const [key, target] of connection) {
      const reason = writer.put(target, scalar(own(from, key)));
      if (reason) return reason;
    }
    for (const [key, target] of payload) {
      const reason = writer.put(target, scalar(own(body, key)));
      if (reason) return reason;
    }
    const begun = scalar(own(body, 'start_time'));
    const times = writer.put(start, begun) ?? writer.put(end, scalar(own(body, 'end_time')));
    if (times) return times;
    // Without a start the entry's own time has to do; the start is the record's place in time otherwise.
    const late = begun === null ? writer.put(time, scalar(own(entry, 'timestamp'))) : null;
    return late ?? this.putPlaces(body, entry);
  }

  private putPlaces(body: Readonly<Record<string, unknown>>, entry: unknown): SkipReason | null {
    const { writer } = this;
    const reporter = ownText(body, 'reporter') ?? '';
    const side = reporter.startsWith('DEST') ? 'dest' : reporter.startsWith('SRC') ? 'src' : null;
    const labels = own(own(entry, 'resource'), 'labels');
    writer.put(account, ownText(labels, 'project_id'));
    if (side) {
      writer.put(direction, side === 'src' ? 'out' : 'in');
      writer.put(machine, ownText(own(body, `${side}_instance`), 'vm_name'));
      writer.put(region, ownText(own(body, `${side}_instance`), 'region') ?? ownText(own(body, `${side}_vpc`), 'subnetwork_region'));
      writer.put(vpc, ownText(own(body, `${side}_vpc`), 'vpc_name'));
    }
    const near = side ? ownText(own(body, `${side}_vpc`), 'subnetwork_name') : null;
    writer.put(network, near ?? ownText(labels, 'subnetwork_name'));
    for (const [key, part] of Object.entries(body)) {
      if (read.has(key)) continue;
      for (const [name, leaf] of isObject(part) ? leaves(part, key) : [[key, scalar(part)] as const]) {
        const reason = writer.put(this.extra(name), leaf);
        if (reason) return reason;
      }
    }
    if (isObject(labels)) for (const [name, leaf] of leaves(labels, 'resource.labels')) writer.put(this.extra(name), leaf);
    return null;
  }

  private extra(name: string): Target {
    let target = this.extras.get(name);
    if (target) return target;
    target = extraTarget(name);
    if (this.extras.size < mostNames) this.extras.set(name, target);
    return target;
  }
}
