/** Where on this device things are kept, and the lock under which tabs take turns. */

export const lockName = 'flowlog-kept';
const folderName = 'flowlog';

export function isKeepingSupported(): boolean {
  return typeof navigator !== 'undefined' && 'storage' in navigator && 'getDirectory' in navigator.storage && 'locks' in navigator;
}

/** Of all that is kept of threat lists, the file that is written last. */
export const threatManifestName = 'threat-lists.json';

/** Whether a file of this name is kept. */
export async function isThere(name: string): Promise<boolean> {
  try {
    return isKeepingSupported() && (await (await keptFolder(false)).getFileHandle(name)).kind === 'file';
  } catch {
    return false; // Nothing was kept.
  }
}

/** The folder of what is kept; made where it is not there, unless `create` is false (then it throws). */
export async function keptFolder(create = true): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create });
}
