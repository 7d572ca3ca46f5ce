/** Which volume is estimated, as the address holds it: `61440` (GB a month), `source` for the rate of what is open, or `account` for that of its flow logs in a region. */
export type VolumeChoice = { readonly kind: 'figure'; readonly gb: number } | { readonly kind: 'source' } | { readonly kind: 'account' };

/** Most that a figure may say, in GB: an exabyte a month. */
export const mostGb = 1024 ** 3;

const usual: VolumeChoice = { kind: 'figure', gb: 100 };

export function readVolume(text: string | undefined): VolumeChoice {
  if (text === 'source' || text === 'account') return { kind: text };
  const gb = text === undefined ? null : readFigure(text);
  return gb === null ? usual : { kind: 'figure', gb };
}

export function printVolume(choice: VolumeChoice): string {
  return choice.kind === 'figure' ? String(choice.gb) : choice.kind;
}

/** A figure that a person wrote: digits parted by commas or spaces, one point. Null for anything else, and above an exabyte. */
export function readFigure(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d)[, \u202f](?=\d{3})/g, '');
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(plain)) return null;
  const value = Number(plain);
  return value <= mostGb ? value : null;
}
