/** Keeps what was made last, up to a size. */
export class BoundedCache<T> {
  private readonly entries = new Map<string, { readonly value: T; readonly size: number }>();
  private total = 0;

  /** @param limit in the unit of `size` of `set`. */
  constructor(private readonly limit: number) {}

  get(key: string): T | undefined {
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    // A map keeps the order of setting, so the least lately used comes first.
    this.entries.delete(key);
    this.entries.set(key, found);
    return found.value;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  set(key: string, value: T, size: number): void {
    const before = this.entries.get(key);
    if (before) this.total -= before.size;
    this.entries.delete(key);
    this.entries.set(key, { value, size });
    this.total += size;
    for (const [oldest, { size: freed }] of this.entries) {
      if (this.total <= this.limit || oldest === key) return;
      this.entries.delete(oldest);
      this.total -= freed;
    }
  }
}
