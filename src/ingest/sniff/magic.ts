import type { FileFailure } from '../../model/source.ts';

/** What the first bytes alone tell: a container that is opened, or a kind of file that holds no flow log for us. */
export type Magic = { readonly kind: 'gzip' | 'parquet' } | { readonly kind: 'failure'; readonly failure: FileFailure } | null;

const signatures: readonly (readonly [readonly number[], Magic])[] = [
  [[0x1f, 0x8b], { kind: 'gzip' }],
  [ascii('PAR1'), { kind: 'parquet' }],
  [[0x28, 0xb5, 0x2f, 0xfd], failure({ kind: 'zstd' })],
  [[0xff, 0x06, 0x00, 0x00, ...ascii('sNaPpY')], failure({ kind: 'snappy' })],
  [ascii('ORC'), failure({ kind: 'orc' })],
  [ascii('%PDF-'), failure({ kind: 'not-a-log', looksLike: 'pdf' })],
  [[0x89, ...ascii('PNG\r\n')], picture()],
  [[0xff, 0xd8, 0xff], picture()],
  [ascii('GIF8'), picture()],
  [[0x49, 0x49, 0x2a, 0x00], picture()],
  [[0x4d, 0x4d, 0x00, 0x2a], picture()],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], failure({ kind: 'not-a-log', looksLike: 'spreadsheet' })],
];

export function magicOf(head: Uint8Array): Magic {
  for (const [bytes, magic] of signatures) if (startsWith(head, bytes, 0)) return magic;
  if (startsWith(head, ascii('RIFF'), 0) && startsWith(head, ascii('WEBP'), 8)) return picture();
  if (startsWith(head, ascii('BM'), 0) && startsWith(head, [0, 0, 0, 0], 6)) return picture();
  if (startsWith(head, ascii('ftyp'), 4) && /^(heic|heix|mif1|avif)/.test(latin(head.subarray(8, 12)))) return picture();
  if (startsWith(head, [0x50, 0x4b], 0) && (startsWith(head, [3, 4], 2) || startsWith(head, [5, 6], 2))) {
    const text = latin(head.subarray(0, 4096));
    return failure({ kind: 'not-a-log', looksLike: text.includes('xl/') || text.includes('[Content_Types].xml') ? 'spreadsheet' : 'zip' });
  }
  return null;
}

/** True for bytes that are no text in UTF-8: many control bytes, or much that does not decode. */
export function isBinary(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  let odd = 0;
  for (const c of head) if (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 27 && c !== 12) odd++;
  if (odd > head.length / 100) return true;
  const text = new TextDecoder().decode(head, { stream: true });
  const broken = text.split('\ufffd').length - 1;
  return broken > text.length / 50;
}

function startsWith(head: Uint8Array, bytes: readonly number[], at: number): boolean {
  return head.length >= at + bytes.length && bytes.every((byte, i) => head[at + i] === byte);
}

function ascii(text: string): number[] {
  return Array.from(text, (c) => c.charCodeAt(0));
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function failure(fact: FileFailure): Magic {
  return { kind: 'failure', failure: fact };
}

function picture(): Magic {
  return failure({ kind: 'not-a-log', looksLike: 'picture' });
}
