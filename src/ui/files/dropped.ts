/**
 * The files in what was dropped, folders opened to any depth. Names that begin with a dot (what systems leave in folders)
 * are left out of folders, never when dropped by themselves. Entries must be taken from the event at once: after the
 * first `await` the browser has emptied it.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  if (entries.length === 0) return Promise.resolve([...transfer.files]);
  return filesOf(entries);
}

async function filesOf(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const found: File[] = [];
  for (const entry of entries) {
    if (isFile(entry)) found.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    else if (isFolder(entry)) {
      const inside = (await contents(entry)).filter((one) => !one.name.startsWith('.'));
      found.push(...(await filesOf(inside.sort((a, b) => (a.name < b.name ? -1 : 1)))));
    }
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A folder is read in pieces of at most 100 entries, until a piece is empty. */
async function contents(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (piece.length === 0) return all;
    all.push(...piece);
  }
}

/** The files of a folder picker, without what systems leave in folders. */
export function pickedFiles(list: FileList | null): readonly File[] {
  return [...(list ?? [])].filter((file) => !file.webkitRelativePath.includes('/.'));
}
