import { deflateSync } from 'node:zlib';

/** One packet of PullLogs, as sent and as unpacked. */
export interface BenchPacket {
  readonly raw: Uint8Array;
  readonly packed: Uint8Array;
}

const encoder = new TextEncoder();
const logsPerGroup = 200;
const groupsPerPacket = 40;
const capacity = 16 * 1024 * 1024;

/** Packs JSON lines of Alibaba Cloud's into packets of SLS, with 40 groups of 200 logs each. */
export function packetsOf(lines: readonly string[]): BenchPacket[] {
  const packets: BenchPacket[] = [];
  const writer = new PacketWriter();
  for (let at = 0; at < lines.length; at += logsPerGroup * groupsPerPacket) {
    const raw = writer.packet(lines.slice(at, at + logsPerGroup * groupsPerPacket));
    packets.push({ raw, packed: deflateSync(raw, { level: 4 }) });
  }
  return packets;
}

class PacketWriter {
  private readonly bytes = new Uint8Array(capacity);
  private at = 0;

  packet(lines: readonly string[]): Uint8Array {
    this.at = 0;
    for (let i = 0; i < lines.length; i += logsPerGroup) {
      this.within(0x0a, () => {
        for (const line of lines.slice(i, i + logsPerGroup)) this.log(JSON.parse(line) as Record<string, string | number>); // Made by the generator of fixtures.
        this.text(0x1a, '');
        this.text(0x22, 'log_service');
      });
    }
    return this.bytes.slice(0, this.at);
  }

  private log({ __time__: time, ...contents }: Readonly<Record<string, string | number>>): void {
    this.within(0x0a, () => {
      this.bytes[this.at++] = 0x08;
      this.at = writeVarint(this.bytes, this.at, Number(time));
      for (const [key, value] of Object.entries(contents)) {
        this.within(0x12, () => {
          this.text(0x0a, key);
          this.text(0x12, String(value));
        });
      }
    });
  }

  private text(tag: number, text: string): void {
    this.within(tag, () => {
      this.at += encoder.encodeInto(text, this.bytes.subarray(this.at)).written;
    });
  }

  /** A field with what `write` writes: its length is put before it afterwards. */
  private within(tag: number, write: () => void): void {
    this.bytes[this.at++] = tag;
    const from = this.at;
    write();
    const length = this.at - from;
    const before = length < 128 ? 1 : length < 1 << 14 ? 2 : length < 1 << 21 ? 3 : 4;
    this.bytes.copyWithin(from + before, from, this.at);
    writeVarint(this.bytes, from, length);
    this.at += before;
  }
}

function writeVarint(bytes: Uint8Array, place: number, value: number): number {
  let at = place;
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128;
  bytes[at++] = rest;
  return at;
}
