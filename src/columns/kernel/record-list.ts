import { chunkReader } from '../rows.ts';
import { MemoryExceeded } from '../memory.ts';
import { segmentRows } from '../segment.ts';
import type { TableView } from '../table-view.ts';
import type { Natives } from './natives.ts';
import { readColumn } from './reader.ts';
import type { Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The records that a selection keeps, in order of time, four bytes each, so that a page at any place costs only its own rows.
 * A record is named by its segment and its row; what it names holds for one revision.
 */

/** A segment's rows have numbers from here on; no segment has more. Numbers are 32 bits: room for 8,192 segments. */
const segmentStep = segmentRows;
/** Seconds that one counting pass tells apart: 16 MB of counts. */
const widestPass = 2 ** 22;
/** Records handled between two looks at the clock. */
const stretch = 32_768;

interface Tools {
  readonly table: TableView;
  readonly snapshot: Snapshot;
  readonly natives: Natives;
  readonly tick: () => Promise<void>;
}

/** Seconds since the earliest record, which may be more than 32 bits when a log holds a broken time. */
type Times = Uint32Array | Float64Array;

export class RecordList {
  private readonly ids: Uint32Array;

  constructor(ids: Uint32Array) {
    this.ids = ids;
  }

  get length(): number {
    return this.ids.length;
  }

  /** Segment and row of the record at a place of the order. */
  at(place: number): { readonly segment: number; readonly row: number } {
    const id = this.ids[place] ?? 0;
    return { segment: Math.floor(id / segmentStep), row: id % segmentStep };
  }

  /** How many records are earlier than `time`. */
  before(time: number, { table, snapshot }: Pick<Tools, 'table' | 'snapshot'>): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { segment, row } = this.at(middle);
      if ((readColumn(table.memory, snapshot, segment, 'time', row) ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** @throws MemoryExceeded when there is no room for the list */
export async function recordList(selection: Selection, tools: Tools): Promise<RecordList> {
  const { snapshot } = tools;
  let earliest = Infinity;
  let latest = -Infinity;
  selection.parts.forEach((part, i) => {
    if (part.rows === 0) return;
    const { minTime, maxTime } = snapshot.segment(i);
    earliest = Math.min(earliest, minTime);
    latest = Math.max(latest, maxTime);
  });
  const span = Math.max(1, latest - earliest + 1);
  const ids = room(selection.rows, Uint32Array, tools);
  const times: Times = span <= 2 ** 32 ? room(selection.rows, Uint32Array, tools) : room(selection.rows, Float64Array, tools);
  const inOrder = await collect(selection, earliest, ids, times, tools);
  if (inOrder) return new RecordList(ids);
  if (span <= widestPass) return new RecordList((await pass({ ids, times }, span, (time) => time, false, tools)).ids);
  // Two stable passes, the finer digit first, order by both.
  const step = Math.ceil(span / widestPass);
  const fine = await pass({ ids, times }, step, (time) => time % step, true, tools);
  return new RecordList((await pass(fine, Math.ceil(span / step), (time) => Math.floor(time / step), false, tools)).ids);
}

/** Names and times of the kept rows, segment by segment; true when their times never fall. */
async function collect(selection: Selection, earliest: number, ids: Uint32Array, times: Times, { table, snapshot, natives, tick }: Tools): Promise<boolean> {
  const { memory } = table;
  const listBytes = 4 * Math.max(1, ...selection.parts.map((part) => (part.bits ? part.rows : 0)));
  const list = memory.allocate(listBytes);
  let n = 0;
  let last = 0;
  let inOrder = true;
  try {
    for (const [index, part] of selection.parts.entries()) {
      if (part.rows === 0) continue;
      const segment = snapshot.segment(index);
      const first = index * segmentStep;
      const listed = part.bits ? natives.list(part.bits.pointer, part.from, part.to, list, list + listBytes) : 0;
      const count = part.bits ? listed : part.to - part.from;
      await stretches(count, { tick }, (begin, end) => {
        // Taken afresh: the memory may have grown meanwhile.
        const rows = part.bits ? memory.u32(list, listed) : null;
        const time = chunkReader(memory, segment.chunks.get('time'), segment.rows);
        for (let i = begin; i < end; i++) {
          const row = rows ? (rows[i] ?? 0) : part.from + i;
          const at = (time(row) ?? earliest) - earliest;
          if (at < last) inOrder = false;
          last = at;
          ids[n] = first + row;
          times[n++] = at;
        }
      });
    }
  } finally {
    memory.release(list, listBytes);
  }
  return inOrder;
}

/** One stable counting sort by a digit of the time. */
async function pass(
  from: { readonly ids: Uint32Array; readonly times: Times }, cells: number, digit: (time: number) => number, keepTimes: boolean, tools: Tools,
): Promise<{ ids: Uint32Array; times: Times }> {
  const n = from.ids.length;
  const next = room(cells, Uint32Array, tools);
  await stretches(n, tools, (begin, end) => {
    for (let i = begin; i < end; i++) {
      const cell = digit(from.times[i] ?? 0);
      next[cell] = (next[cell] ?? 0) + 1;
    }
  });
  let sum = 0;
  await stretches(cells, tools, (begin, end) => {
    for (let cell = begin; cell < end; cell++) {
      const count = next[cell] ?? 0;
      next[cell] = sum;
      sum += count;
    }
  });
  const ids = room(n, Uint32Array, tools);
  const length = keepTimes ? n : 0;
  const times: Times = from.times instanceof Float64Array ? room(length, Float64Array, tools) : room(length, Uint32Array, tools);
  await stretches(n, tools, (begin, end) => {
    for (let i = begin; i < end; i++) {
      const time = from.times[i] ?? 0;
      const cell = digit(time);
      const place = next[cell] ?? 0;
      next[cell] = place + 1;
      ids[place] = from.ids[i] ?? 0;
      if (keepTimes) times[place] = time;
    }
  });
  return { ids, times };
}

async function stretches(n: number, { tick }: Pick<Tools, 'tick'>, run: (begin: number, end: number) => void): Promise<void> {
  for (let begin = 0; begin < n; begin += stretch) {
    run(begin, Math.min(n, begin + stretch));
    await tick();
  }
}

function room<T>(length: number, Kind: { new (length: number): T; readonly BYTES_PER_ELEMENT: number }, { table }: Pick<Tools, 'table'>): T {
  try {
    return new Kind(length);
  } catch {
    throw new MemoryExceeded(length * Kind.BYTES_PER_ELEMENT, table.memory.budgetBytes);
  }
}
