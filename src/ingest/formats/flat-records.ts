import type { SkipReason } from '../../model/source.ts';
import type { RowWriter } from '../row-writer.ts';
import type { Target } from '../target.ts';
import { isObject, leaves, scalar, type RecordReader } from './record-reader.ts';

const mostKeys = 4000;

/** Records that are one JSON object with a value per field: Alibaba Cloud's, Huawei's of LTS, and mapped ones. */
export class FlatRecords implements RecordReader {
  /** Column index of each key met, in order of meeting. Keys that mean the same column share it. */
  readonly keys = new Map<string, number>();
  readonly targets: Target[] = [];
  private readonly writer: RowWriter;
  private readonly targetOfKey: (key: string) => Target;
  private readonly indexes = new Map<string, number>();

  constructor(writer: RowWriter, targetOfKey: (key: string) => Target) {
    this.writer = writer;
    this.targetOfKey = targetOfKey;
  }

  read(value: unknown, line: number): SkipReason | null {
    if (!isObject(value)) return { kind: 'not-a-record', detail: 'not a JSON object' };
    this.writer.start();
    for (const key of Object.keys(value)) {
      const inner = value[key];
      if (isObject(inner)) {
        for (const [name, leaf] of leaves(inner, key)) {
          const reason = this.put(name, leaf);
          if (reason) return reason;
        }
      } else {
        const reason = this.put(key, scalar(inner));
        if (reason) return reason;
      }
    }
    return this.writer.finish(line);
  }

  private put(key: string, value: string | number | null): SkipReason | null {
    const index = this.keys.get(key) ?? this.meet(key);
    const target = index === null ? this.targetOfKey(key) : this.targets[index];
    return target ? this.writer.put(target, value) : null;
  }

  private meet(key: string): number | null {
    if (this.keys.size >= mostKeys) return null;
    const target = this.targetOfKey(key);
    const name = target.kind === 'none' ? 'none' : target.kind === 'extra' ? `x:${target.name}` : target.field;
    let index = this.indexes.get(name);
    if (index === undefined) {
      index = this.targets.length;
      this.targets.push(target);
      this.indexes.set(name, index);
    }
    this.keys.set(key, index);
    return index;
  }
}
