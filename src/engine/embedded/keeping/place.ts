/** Where on this device things are kept, and the lock under which tabs take turns. */

export const lockName = 'flowlog-kept';
const folderName = 'flowlog';

export function isKeepingSupported(): boolean {
  return typeof navigator !== 'undefined' && 'storage' in navigator && 'getDirectory' in navigator.storage && 'locks' in navigator;
}

/** The folder of what is kept; made where it is not there, unless `create` is false (then it throws). */
export async function keptFolder(create = true): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create });
}
