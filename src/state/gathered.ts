/** Pieces of work that are done together: when they are told to, or so many milliseconds after the first of them came. */
export class Gathered {
  private pieces: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly milliseconds: number) {}

  add(piece: () => void): void {
    this.pieces.push(piece);
    this.timer ??= setTimeout(() => this.give(), this.milliseconds);
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
