/** Lets others run in the pauses of a kernel, and keeps the longest time between two of them, in milliseconds. */
export class Slices {
  longest = 0;
  private since = 0;

  /** Work begins. */
  begin(): void {
    this.since = performance.now();
  }

  readonly pause = (): Promise<void> => {
    this.longest = Math.max(this.longest, performance.now() - this.since);
    return new Promise((resolve) => setImmediate(() => {
      this.begin();
      resolve();
    }));
  };
}
