/** Hands a file to the reader by a link that is clicked once; nothing leaves the page. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name of letters, digits and hyphens in any script, without what file systems refuse. */
export function fileName(title: string, ending: string): string {
  const base = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${base === '' ? 'panel' : base}.${ending}`;
}

/** The bytes of a `data:` address as a blob. Read here and not fetched: pages of this kind make no requests. */
export function blobOf(dataAddress: string): Blob {
  const comma = dataAddress.indexOf(',');
  const type = dataAddress.slice(5, dataAddress.indexOf(';'));
  const binary = atob(dataAddress.slice(comma + 1));
  return new Blob([Uint8Array.from(binary, (one) => one.charCodeAt(0))], { type });
}
