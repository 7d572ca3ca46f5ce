/** What was worked out for the texts that were asked for last, as the same object; older ones are forgotten. */
export class Latest<Value> {
  private readonly known = new Map<string, { readonly value: Value }>();

  constructor(private readonly most: number) {}

  of(key: string, make: () => Value): Value {
    const found = this.known.get(key) ?? { value: make() };
    this.known.delete(key);
    this.known.set(key, found);
    const [oldest] = this.known.keys();
    if (this.known.size > this.most && oldest !== undefined) this.known.delete(oldest);
    return found.value;
  }
}
