import type { Memory } from '../../columns/memory.ts';
import type { IngestModule } from '../module.ts';

const headerBytes = 32;
const firstSlots = 256;
const firstArena = 4096;
const largestArena = 1024 * 1024;
/** A column of ever new texts would fill the memory: beyond this the table forgets and begins anew. */
const mostSlots = 1024 * 1024;

/** The memory of one column's table of texts (see assembly/ingest/tables). A cache: the sink's dictionary is the truth. */
export class TextTable {
  readonly pointer: number;
  private readonly memory: Memory;
  private readonly module: IngestModule;
  private slots = 0;
  private slotCount = 0;
  private arenaBytes = firstArena;
  private readonly arenas: { pointer: number; bytes: number }[] = [];

  constructor(memory: Memory, module: IngestModule) {
    this.memory = memory;
    this.module = module;
    this.pointer = memory.allocate(headerBytes);
    this.begin();
  }

  /** After the parser found no room: more slots when they are half full, and a fresh arena when the old one is used up. */
  makeRoom(): void {
    const header = this.memory.u32(this.pointer, headerBytes / 4);
    const [, , count = 0, arena = 0, arenaEnd = 0, limit = 0] = header;
    if (count >= limit) {
      if (this.slotCount >= mostSlots) {
        this.drop();
        this.begin();
        return;
      }
      const slotCount = this.slotCount * 4;
      const slots = this.zeroed(slotCount);
      this.module.tableGrow(this.pointer, slots, slotCount - 1);
      this.memory.release(this.slots, this.slotCount * 16);
      this.slots = slots;
      this.slotCount = slotCount;
    }
    if (arenaEnd - arena < 1024) this.addArena();
  }

  release(): void {
    this.drop();
    this.memory.release(this.pointer, headerBytes);
  }

  private begin(): void {
    this.slotCount = firstSlots;
    this.slots = this.zeroed(firstSlots);
    this.arenaBytes = firstArena;
    this.memory.u32(this.pointer, headerBytes / 4).set([this.slots, firstSlots - 1, 0, 0, 0, firstSlots >> 1, 0]);
    this.addArena();
  }

  private drop(): void {
    this.memory.release(this.slots, this.slotCount * 16);
    for (const arena of this.arenas.splice(0)) this.memory.release(arena.pointer, arena.bytes);
  }

  private zeroed(slots: number): number {
    const pointer = this.memory.allocate(slots * 16);
    this.memory.u8(pointer, slots * 16).fill(0);
    return pointer;
  }

  private addArena(): void {
    const bytes = this.arenaBytes;
    this.arenaBytes = Math.min(largestArena, bytes * 2);
    const pointer = this.memory.allocate(bytes);
    this.arenas.push({ pointer, bytes });
    const header = this.memory.u32(this.pointer, headerBytes / 4);
    header[3] = pointer;
    header[4] = pointer + bytes;
  }
}
