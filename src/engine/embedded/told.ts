/** The newest of what the worker tells about one thing, for those who watch it. */
export class Told<T> {
  value: T;
  private readonly listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.value = value;
  }

  tell(value: T): void {
    this.value = value;
    for (const listener of this.listeners) listener(value);
  }

  /** Calls back on every change; returns how to stop. */
  watch(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
