/** Texts beyond which all are forgotten: a number is only worth while it is met again. */
const most = 4000;

/** Short numbers for long texts that are part of many keys; equal texts have equal numbers, for as long as they are remembered. */
export class Numbers {
  private readonly known = new Map<string, number>();
  private next = 0;

  of(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= most) this.known.clear();
    this.known.set(text, this.next);
    return this.next++;
  }
}
