import { noCounter, noNumber, type RecordSink } from '../../src/columns/batch.ts';

/**
 * A day of generated Alibaba records with all stored fields, for benchmarks: 800 interfaces in 8 VPCs, about 192,000
 * addresses, a third of the pairs met once, 3 % REJECT, 0.5 % NODATA, in order of time with a minute of jitter. The same
 * seed gives the same records. Written straight into a sink's batch, so that what is measured afterwards is not this.
 */
export interface TrafficOptions {
  readonly rows: number;
  readonly seed?: number;
  /** Unix seconds; 2026-02-05 00:00 +08:00 unless told. */
  readonly start?: number;
  readonly seconds?: number;
  /** Every other interface asks others instead of answering them: what goes out to services is there too. Nothing else changes. */
  readonly asking?: boolean;
}

export const dayStart = 1_770_220_800;
export const vpcNames: readonly string[] = Array.from({ length: 8 }, (_, i) => `vpc-bp1bench0000000000000${i}`);

const interfaces = 800;
const externals = 191_000;
const servicePorts = [443, 443, 443, 443, 80, 80, 3306, 6379, 22, 53, 9092, 9092, 8080, 5432, 123, 9100, 27017, 2379, 8443, 25];
const flagSets = [24, 24, 26, 27, 2, 18, 20, 25];
const pathByKind = ['2', '15', '7', '17', '8'];

/** xorshift32: small, fast, and the same everywhere. */
function random(seed: number): () => number {
  let x = seed | 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

/** Fills and flushes batch after batch; yields the rows written so far, so that a worker can take a turn between them. */
export function* fillTraffic(sink: RecordSink, options: TrafficOptions): Generator<number> {
  const { rows, seed = 7, start = dayStart, seconds = 86_400, asking = false } = options;
  const next = random(seed);
  const code = (field: string, text: string): number => sink.dictionary(field).code(text);
  const eniCodes = codes(interfaces, (i) => code('eni-id', `eni-bp1bench${String(i).padStart(10, '0')}`));
  const vmCodes = codes(interfaces, (i) => code('vm-id', `i-bp1bench${String(i).padStart(12, '0')}`));
  const vswitchCodes = codes(interfaces, (i) => code('vswitch-id', `vsw-bp1bench${String(i % 40).padStart(8, '0')}`));
  const vpcCodes = codes(interfaces, (i) => code('vpc-id', vpcNames[i % 8] ?? ''));
  const ownAddress = codes(interfaces, (i) => 0x0a00_0000 + ((i % 8) << 16) + ((i >>> 3) + 10));
  const outside = codes(externals, () => publicAddress(next));
  const constant = { version: code('version', '1'), account: code('account-id', '1210123456789012'), type: code('type', 'IPv4'), source: code('__source__', 'log_service'), topic: code('__topic__', 'flow_log') };
  const direction = { in: code('direction', 'in'), out: code('direction', 'out') };
  const action = { accept: code('action', 'ACCEPT'), reject: code('action', 'REJECT') };
  const status = { ok: code('log-status', 'OK'), noData: code('log-status', 'NODATA') };
  const paths = pathByKind.map((path) => code('traffic_path', path));

  for (let row = 0; row < rows; ) {
    const b = sink.batch;
    const { numbers, counters, addresses, texts } = b;
    const count = Math.min(b.texts.action.length, rows - row);
    for (let i = 0; i < count; i++, row++) {
      const r = next();
      // Squaring a uniform number makes a few interfaces heavy, as they are.
      const u = (r >>> 8) / 0x0100_0000;
      const e = Math.min(interfaces - 1, Math.floor(u * u * interfaces));
      const time = Math.floor(start + (row / rows) * seconds + (next() % 60));
      const duration = (r & 7) === 0 ? next() % 60 : 60;
      texts.version[i] = constant.version;
      texts['account-id'][i] = constant.account;
      texts.type[i] = constant.type;
      texts.__source__[i] = constant.source;
      texts.__topic__[i] = constant.topic;
      texts.region[i] = 0;
      texts['eni-id'][i] = eniCodes[e] ?? 0;
      texts['vm-id'][i] = vmCodes[e] ?? 0;
      texts['vswitch-id'][i] = vswitchCodes[e] ?? 0;
      texts['vpc-id'][i] = vpcCodes[e] ?? 0;
      numbers.__time__[i] = time;
      numbers.start[i] = time;
      numbers.end[i] = time + duration;
      const kind = next() % 1000;
      if (kind < 5) {
        for (const name of ['srcport', 'dstport', 'protocol', 'tcp-flags'] as const) numbers[name][i] = noNumber;
        counters.packets[i] = noCounter;
        counters.bytes[i] = noCounter;
        addresses.srcaddr.family[i] = 0;
        addresses.dstaddr.family[i] = 0;
        texts.direction[i] = 0;
        texts.action[i] = 0;
        texts.traffic_path[i] = 0;
        texts['log-status'][i] = status.noData;
        continue;
      }
      const own = ownAddress[e] ?? 0;
      const isOutside = kind < 355;
      const peer = isOutside ? (outside[next() % externals] ?? 0) : (ownAddress[(e + 8 * (1 + (next() % 40))) % interfaces] ?? 0);
      const isIn = (next() & 1) === 1;
      addresses.srcaddr.family[i] = 4;
      addresses.dstaddr.family[i] = 4;
      addresses.srcaddr.v4[i] = isIn ? peer : own;
      addresses.dstaddr.v4[i] = isIn ? own : peer;
      const service = servicePorts[next() % servicePorts.length] ?? 0;
      const ephemeral = 32_768 + (next() % 28_232);
      const protocol = kind % 100 < 85 ? 6 : kind % 100 < 97 ? 17 : 1;
      numbers.protocol[i] = protocol;
      const isAsked = isIn !== (asking && (e & 1) === 1);
      numbers.srcport[i] = protocol === 1 ? 0 : isAsked ? ephemeral : service;
      numbers.dstport[i] = protocol === 1 ? 0 : isAsked ? service : ephemeral;
      numbers['tcp-flags'][i] = protocol === 6 ? (flagSets[next() & 7] ?? 0) : 0;
      const isRejected = isIn && next() % 1000 < 60;
      texts.direction[i] = isIn ? direction.in : direction.out;
      texts.action[i] = isRejected ? action.reject : action.accept;
      texts.traffic_path[i] = paths[isOutside ? 1 + (kind % 2) : kind % 9 === 0 ? 3 + (kind % 2) : 0] ?? 0;
      texts['log-status'][i] = status.ok;
      const packets = isRejected ? 1 + (next() % 3) : 1 + ((next() % 1000) * (next() % 50));
      counters.packets[i] = packets;
      counters.bytes[i] = packets * (60 + (next() % 1340));
    }
    b.rows = count;
    sink.flush();
    yield row;
  }
}

function codes(length: number, make: (i: number) => number): Uint32Array {
  return Uint32Array.from({ length }, (_, i) => make(i));
}

/** Outside the private and reserved blocks. */
function publicAddress(next: () => number): number {
  for (;;) {
    const a = next();
    const first = a >>> 24;
    if (first > 0 && first < 224 && first !== 10 && first !== 127 && first !== 169 && first !== 172 && first !== 192 && first !== 100) return a;
  }
}
