import type { Batch, RecordSink } from '../columns/batch.ts';
import type { Account } from './account.ts';

/**
 * The sample records in Alibaba Cloud's own documentation stand one column off: the version is in `vm-id`, the VPC in
 * `vswitch-id`, and `version` and `vpc-id` are `-`. A record that looks exactly so is put right, and told.
 */
export class Shift {
  private readonly sink: RecordSink;
  private seenSwitches = 0;
  private readonly networks = new Map<number, string>();
  private readonly versions = new Map<number, string | null>();

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  realign(batch: Batch, from: number, to: number, lines: Uint32Array, account: Account): void {
    this.learn();
    if (this.networks.size === 0) return;
    const { 'vswitch-id': vswitch, version, 'vpc-id': vpc, 'vm-id': vm } = batch.texts;
    const rows: number[] = [];
    for (let row = from; row < to; row++) {
      if (version[row] === 0 && vpc[row] === 0 && this.networks.has(vswitch[row] ?? 0) && this.versionIn(vm[row] ?? 0) !== null) rows.push(row);
    }
    const firstLine = lines[rows[0] ?? 0] ?? 0;
    for (const row of rows) this.move(row);
    if (rows.length === 0) return;
    if (account.shifted.records === 0) account.shifted.firstLine = firstLine;
    account.shifted.records += rows.length;
  }

  private move(row: number): void {
    const before = this.sink.batch.texts;
    const version = this.sink.dictionary('version').code(this.versionIn(before['vm-id'][row] ?? 0) ?? '');
    const vpc = this.sink.dictionary('vpc-id').code(this.networks.get(before['vswitch-id'][row] ?? 0) ?? '');
    const texts = this.sink.batch.texts; // Afresh: the dictionaries may have grown the memory.
    texts.version[row] = version;
    texts['vpc-id'][row] = vpc;
    texts['vm-id'][row] = 0;
    texts['vswitch-id'][row] = 0;
  }

  /** Codes of vSwitches that are named like VPCs. */
  private learn(): void {
    const switches = this.sink.dictionary('vswitch-id');
    while (this.seenSwitches < switches.size) {
      this.seenSwitches++;
      const text = switches.text(this.seenSwitches);
      if (text?.startsWith('vpc-')) this.networks.set(this.seenSwitches, text);
    }
  }

  /** The version number that stands where the instance should, else null. */
  private versionIn(code: number): string | null {
    const known = this.versions.get(code);
    if (known !== undefined) return known;
    const text = code === 0 ? null : this.sink.dictionary('vm-id').text(code);
    const version = text !== null && /^\d{1,2}$/.test(text) ? text : null;
    this.versions.set(code, version);
    return version;
  }
}
