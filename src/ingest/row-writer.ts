import { batchAddresses, batchCounters, batchNumbers, batchTexts, noCounter, noNumber, type Batch } from '../columns/batch.ts';
import { parseIpv4, parseIpv6 } from '../base/ip.ts';
import type { SkipReason } from '../model/source.ts';
import type { Output } from './output.ts';
import type { Target } from './target.ts';
import { isNullText, unixSeconds, wholeNumber, type RawValue } from './values.ts';
import { worded } from './wording.ts';

const mostExtras = 1000;
const mostTextLength = 65_536;

/**
 * Writes one record exactly, value by value, and says what is wrong with it. Slow and sure: the fast parsers hand it every
 * line that they doubt. Texts are registered only when the whole record holds, so that a skipped line leaves no trace.
 */
export class RowWriter {
  private readonly output: Output;
  private readonly texts: { target: Target; text: string }[] = [];
  private textCount = 0;
  private readonly extras = new Set<string>();
  private timed = false;

  constructor(output: Output) {
    this.output = output;
  }

  /** Begins a record: every column of its row is null. */
  start(): void {
    if (this.output.room === 0) this.output.flush();
    this.textCount = 0;
    this.timed = false;
    clearRow(this.output.batch, this.output.batch.rows);
  }

  /** One value. Null, empty and `-` are nothing, and overwrite nothing. */
  put(target: Target, value: RawValue | null): SkipReason | null {
    if (value === null || (typeof value === 'string' && isNullText(value))) return null;
    const batch = this.output.batch;
    const row = batch.rows;
    switch (target.kind) {
      case 'none':
        return null;
      case 'number': {
        const number = wholeNumber(value, target.most);
        if (!Number.isFinite(number)) return numberFault(target.field, value, number);
        batch.numbers[target.field][row] = number;
        return null;
      }
      case 'time': {
        const seconds = unixSeconds(value);
        if (!Number.isFinite(seconds)) return numberFault(target.field, value, seconds);
        batch.numbers[target.field][row] = seconds;
        this.timed = true;
        return null;
      }
      case 'counter': {
        const count = wholeNumber(value, Number.MAX_SAFE_INTEGER);
        if (!Number.isFinite(count)) return numberFault(target.field, value, count);
        batch.counters[target.field][row] = count;
        return null;
      }
      case 'address':
        return putAddress(batch, target.field, row, String(value).trim());
      case 'text':
      case 'extra': {
        const text = String(value);
        if (text.length > mostTextLength) return { kind: 'too-long', bytes: text.length };
        this.textCount++;
        const slot = this.texts[this.textCount - 1];
        if (slot) {
          slot.target = target;
          slot.text = text;
        } else this.texts.push({ target, text });
        return null;
      }
    }
  }

  /** Ends the record and counts its row, or says why it cannot stand. */
  finish(line: number): SkipReason | null {
    if (!this.timed) return { kind: 'no-time' };
    const row = this.output.batch.rows;
    for (let i = 0; i < this.textCount; i++) {
      const { target } = this.texts[i] ?? {};
      if (target?.kind !== 'extra' || this.extras.has(target.name)) continue;
      if (this.extras.size >= mostExtras) return { kind: 'not-a-record', detail: `more than ${mostExtras} columns` };
      this.extras.add(target.name);
    }
    for (let i = 0; i < this.textCount; i++) {
      const slot = this.texts[i];
      if (slot) this.register(slot.target, slot.text, row);
    }
    this.output.lines()[row] = line;
    this.output.batch.rows = row + 1;
    return null;
  }

  private register(target: Target, text: string, row: number): void {
    const sink = this.output.sink;
    if (target.kind === 'extra') {
      const code = sink.dictionary(target.name).code(text);
      sink.extra(target.name)[row] = code;
    } else if (target.kind === 'text') {
      const spelled = worded(text, target.wording);
      if (spelled === null) return;
      const code = sink.dictionary(target.field).code(spelled);
      sink.batch.texts[target.field][row] = code;
    }
  }
}

function clearRow(batch: Batch, row: number): void {
  const { numbers, counters, addresses, texts, extras } = batch;
  for (const name of batchNumbers) numbers[name][row] = noNumber;
  for (const name of batchCounters) counters[name][row] = noCounter;
  for (const name of batchAddresses) addresses[name].family[row] = 0;
  for (const name of batchTexts) texts[name][row] = 0;
  for (const column of extras.values()) column[row] = 0;
}

function numberFault(field: string, value: RawValue, result: number): SkipReason {
  return { kind: Number.isNaN(result) ? 'not-a-number' : 'out-of-range', field, value: String(value) };
}

function putAddress(batch: Batch, field: 'srcaddr' | 'dstaddr', row: number, text: string): SkipReason | null {
  const column = batch.addresses[field];
  const v4 = parseIpv4(text);
  if (v4 !== null) {
    column.family[row] = 4;
    column.v4[row] = v4;
    return null;
  }
  const v6 = parseIpv6(text);
  if (!v6) return { kind: 'not-an-address', field, value: text };
  column.family[row] = 6;
  column.v6.set(v6, row * 4);
  return null;
}
