import { describe, expect, it } from 'vitest';
import { MemoryExceeded } from '../../columns/memory.ts';
import type { FileReport } from '../../model/source.ts';
import type { InputFile, ReadProgress } from './contract.ts';
import { Reading, type ReadOne } from './reading.ts';

const report = (name: string, records: number, rest: Partial<FileReport> = {}): FileReport => ({
  name, bytes: 10, bytesRead: 10, state: 'read', format: 'aws-text', records, noData: 0, skipData: 0, skipped: 0, reasons: [],
  firstSkipped: [], notes: [], failure: null, milliseconds: 1, ...rest,
});

function file(name: string, content = name): InputFile {
  return { kind: 'blob', name, blob: new Blob([content]) };
}

function harness(readOne: ReadOne): { reading: Reading; progress: ReadProgress[] } {
  const progress: ReadProgress[] = [];
  return { reading: new Reading(readOne, () => 1000, (p) => progress.push(p)), progress };
}

describe('a reading', () => {
  it('reads files in order and sums them up', async () => {
    const { reading, progress } = harness(async (input) => report(input.name, 5, { skipped: 1 }));
    const done = await reading.read([file('a'), file('b')], 'replace', null);
    expect(done).toMatchObject({ records: 10, skipped: 2 });
    expect(done.files.map((f) => f.name)).toEqual(['a', 'b']);
    expect(reading.identities.map((i) => i.name)).toEqual(['a', 'b']);
    expect(progress[0]).toMatchObject({ reading: true });
    expect(progress.at(-1)).toMatchObject({ reading: false });
  });

  it('notices a file that was read before, also within one opening', async () => {
    let calls = 0;
    const { reading } = harness(async (input) => {
      calls++;
      return report(input.name, 5);
    });
    await reading.read([file('a'), file('a')], 'replace', null);
    const second = await reading.read([file('a'), file('b')], 'add', null);
    expect(second.files.map((f) => f.failure?.kind ?? f.state)).toEqual(['already-read', 'read']);
    expect(calls).toBe(2);
  });

  it('reads the same file again when it replaces', async () => {
    const { reading } = harness(async (input) => report(input.name, 5));
    await reading.read([file('a')], 'replace', null);
    const again = await reading.read([file('a')], 'replace', null);
    expect(again.files[0]?.state).toBe('read');
  });

  it('says of a stream that breaks off that it was not made, as no file stands behind it', async () => {
    const { reading } = harness(async (input) => report(input.name, 5, { state: 'failed', failure: { kind: 'vanished', message: 'the worker ended' } }));
    const done = await reading.read([{ kind: 'stream', name: 'demo', bytes: null, stream: new ReadableStream() }, file('a')], 'replace', null);
    expect(done.files.map(({ failure }) => failure)).toEqual([{ kind: 'not-made', message: 'the worker ended' }, { kind: 'vanished', message: 'the worker ended' }]);
  });

  it('goes on after a file that vanished or broke', async () => {
    const { reading } = harness(async (input) => {
      if (input.name === 'gone') throw new DOMException('not found', 'NotFoundError');
      if (input.name === 'bug') throw new Error('boom');
      return report(input.name, 5);
    });
    const done = await reading.read([file('gone'), file('bug'), file('c')], 'replace', null);
    expect(done.files.map((f) => f.failure?.kind ?? f.state)).toEqual(['vanished', 'internal', 'read']);
    expect(done.records).toBe(5);
  });

  it('stops at the end of memory and keeps what was read', async () => {
    const { reading } = harness(async (input, hooks) => {
      if (input.name !== 'b') return report(input.name, 5);
      hooks.progress(report('b', 3, { state: 'reading' }));
      throw new MemoryExceeded(200, 100);
    });
    const done = await reading.read([file('a'), file('b'), file('c')], 'replace', null);
    expect(done.files.map((f) => f.failure?.kind ?? f.state)).toEqual(['read', 'memory', 'cancelled']);
    expect(done.files[1]).toMatchObject({ records: 3, failure: { neededBytes: 200, budgetBytes: 100 } });
  });

  it('is stopped by the reader between and within files', async () => {
    const { reading } = harness(async (input, hooks) => {
      reading.stop();
      return report(input.name, 2, { state: hooks.signal.aborted ? 'cancelled' : 'read', failure: { kind: 'cancelled' } });
    });
    const done = await reading.read([file('a'), file('b')], 'replace', null);
    expect(done.files.map((f) => f.state)).toEqual(['cancelled', 'cancelled']);
    expect(done.records).toBe(2);
  });

  it('keeps what was known when a replacement brought no record', async () => {
    const { reading } = harness(async (input) => report(input.name, input.name === 'a' ? 5 : 0));
    await reading.read([file('a')], 'replace', null);
    await reading.read([file('noise')], 'replace', null);
    expect(reading.identities.map((i) => i.name)).toEqual(['a']);
  });
});
