import { failed, ok, type Result } from '../base/result.ts';

export interface RemoteFile {
  readonly name: string;
  /** Whole, so that it is known like a file of the reader's: by name, size and both its ends. */
  readonly blob: Blob;
}

export type RemoteProblem =
  /** The address is not one, or of another host, which is never asked. */
  | { readonly kind: 'other-origin'; readonly address: string }
  | { readonly kind: 'status'; readonly address: string; readonly status: number }
  | { readonly kind: 'unreachable'; readonly address: string };

/** Where the address points to, if that is this page's own host. */
export function sameOriginAddress(address: string, page: string): URL | null {
  try {
    const url = new URL(address, page);
    return url.origin === new URL(page).origin && /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Asks this page's own host for a file, and no other. */
export async function openSameOriginFile(address: string): Promise<Result<RemoteFile, RemoteProblem>> {
  const url = sameOriginAddress(address, location.href);
  if (url === null) return failed({ kind: 'other-origin', address });
  try {
    const response = await fetch(url, { redirect: 'error' });
    if (!response.ok) return failed({ kind: 'status', address, status: response.status });
    const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '') || url.pathname;
    return ok({ name, blob: await response.blob() });
  } catch {
    return failed({ kind: 'unreachable', address });
  }
}
