/**
 * Pieces of work that are done together: when they are told to, so many milliseconds after the first of them came, or, once, in the
 * turn in which so many have come.
 */
export class Gathered {
  private pieces: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private came = 0;

  constructor(
    private readonly milliseconds: number,
    private readonly enough: number,
  ) {}

  add(piece: () => void): void {
    this.pieces.push(piece);
    this.timer ??= setTimeout(() => this.give(), this.milliseconds);
    // What comes in the same turn goes along.
    if (++this.came === this.enough) queueMicrotask(() => this.give());
  }

  /** What was gathered is done now. */
  give(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const pieces = this.pieces;
    this.pieces = [];
    for (const piece of pieces) piece();
  }
}
