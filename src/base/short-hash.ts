const offset = 0x811c9dc5;
const prime = 0x01000193;

/** Eight hex digits (FNV-1a, 32 bits) of bytes. For links and as a revision: against chance, not against malice. */
export function hashOfBytes(bytes: Uint8Array): string {
  let hash = offset;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, prime);
  return hex(hash);
}

/** The same of what JSON makes of plain data. */
export function hashOfData(data: unknown): string {
  return hashOfBytes(new TextEncoder().encode(JSON.stringify(data)));
}

/** The same taking 32 bits at a step, for long arrays: not the hash of their bytes. */
export function hashOfWords(words: Uint32Array): string {
  let hash = offset;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ (words[i] ?? 0), prime);
    // The multiplication carries upward only.
    hash ^= hash >>> 15;
  }
  return hex(hash);
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
