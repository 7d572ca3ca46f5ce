import { piecesWithout, releasePieces, type Pieces, type Selection } from './selection.ts';

/** Bytes of lists, and of what was gathered by them, that are kept beside those in use. */
const keptBytes = 48 * 1024 * 1024;

interface Made {
  readonly pieces: Pieces;
  users: number;
}

/**
 * The rows of one selection that are not in another, as pieces: many works of a batch go from the same old selection to the same new
 * one. Belongs to one batch over one revision; `free` ends it.
 */
export class Lists {
  private readonly made = new Map<string, Made>();
  private readonly tools: Parameters<typeof piecesWithout>[2];

  constructor(tools: Parameters<typeof piecesWithout>[2]) {
    this.tools = tools;
  }

  /** Gives the rows of `a` that are not in `b` (null: all of `a`) to `work`, and holds them until it has ended. @throws MemoryExceeded */
  async using<T>(a: Selection, b: Selection | null, work: (pieces: Pieces) => Promise<T>): Promise<T> {
    const one = await this.hold(a, b);
    try {
      return await work(one.pieces);
    } finally {
      one.users--;
      this.shrink();
    }
  }

  /** All rows of a selection, held until the end. @throws MemoryExceeded */
  async all(selection: Selection): Promise<Pieces> {
    return (await this.hold(selection, null)).pieces;
  }

  free(): void {
    for (const { pieces } of this.made.values()) releasePieces(pieces, this.tools.memory);
    this.made.clear();
  }

  private async hold(a: Selection, b: Selection | null): Promise<Made> {
    const key = `${a.key} without ${b?.key ?? 'nothing'}`;
    const one = this.made.get(key) ?? { pieces: await piecesWithout(a, b, this.tools), users: 0 };
    one.users++;
    this.made.delete(key);
    this.made.set(key, one);
    return one;
  }

  /** The longest unused go first. */
  private shrink(): void {
    let bytes = [...this.made.values()].reduce((sum, { pieces, users }) => sum + (users > 0 ? 0 : heldBy(pieces)), 0);
    for (const [key, { pieces, users }] of this.made) {
      if (bytes <= keptBytes) return;
      if (users > 0 || pieces.bytes === 0) continue;
      this.made.delete(key);
      bytes -= heldBy(pieces);
      releasePieces(pieces, this.tools.memory);
    }
  }
}

function heldBy({ bytes, gathered }: Pieces): number {
  return bytes + (gathered?.bytes ?? 0);
}
