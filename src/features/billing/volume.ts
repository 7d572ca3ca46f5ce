/** Which volume is estimated, as the address holds it: `61440` (GB a month), or `source` for the rate of what is open. */
export type VolumeChoice = { readonly kind: 'figure'; readonly gb: number } | { readonly kind: 'source' };

/** Most that a figure may say, in GB: an exabyte a month. */
export const mostGb = 1024 ** 3;

const usual: VolumeChoice = { kind: 'figure', gb: 100 };

export function readVolume(text: string | undefined): VolumeChoice {
  if (text === 'source') return { kind: 'source' };
  const gb = text === undefined ? null : readFigure(text);
  return gb === null ? usual : { kind: 'figure', gb };
}

export function printVolume(choice: VolumeChoice): string {
  return choice.kind === 'source' ? 'source' : String(choice.gb);
}

/** A figure that a person wrote: digits parted by commas or spaces, one point. Null for anything else, and above an exabyte. */
export function readFigure(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d)[, \u202f](?=\d{3})/g, '');
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(plain)) return null;
  const value = Number(plain);
  return value <= mostGb ? value : null;
}
