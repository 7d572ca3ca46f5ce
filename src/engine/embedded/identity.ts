import type { FileIdentity } from './contract.ts';

const edgeBytes = 65_536;

/** How a file is known in links and in what is kept: name, size, SHA-256 of its first and last 64 KiB. */
export async function identityOf(name: string, blob: Blob): Promise<FileIdentity> {
  const first = await blob.slice(0, edgeBytes).arrayBuffer();
  const last = await blob.slice(Math.max(0, blob.size - edgeBytes)).arrayBuffer();
  const both = new Uint8Array(first.byteLength + last.byteLength);
  both.set(new Uint8Array(first));
  both.set(new Uint8Array(last), first.byteLength);
  return { name, bytes: blob.size, sha256: await sha256(both) };
}

/** Hash of a files source: of its identities sorted, so the order of opening does not matter. First 16 hex digits. */
export async function sourceHashOf(identities: readonly FileIdentity[]): Promise<string> {
  const lines = identities.map(identityKey).sort().join('\n');
  return (await sha256(new TextEncoder().encode(lines))).slice(0, 16);
}

/** Equal for the same file, whatever order it is opened in. */
export function identityKey(identity: FileIdentity): string {
  return `${identity.sha256} ${identity.bytes} ${identity.name}`;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
