const length = 10;

/** Ten of a to z and 0 to 9, by chance: for things of the reader's own, of which there are few. */
export function shortId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => (byte % 36).toString(36)).join('');
}
