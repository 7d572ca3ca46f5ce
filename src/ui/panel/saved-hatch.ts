import type { Buckets } from '../../charts/buckets.ts';
import type { Hatch } from '../../charts/hatch.ts';
import type { Look } from '../../charts/look.ts';
import { font } from '../../model/theme.ts';
import { isHatchNamed, unreadText } from '../chart/unread-text.ts';

/**
 * What nothing was read of, in a picture that is saved: hatched and named as on the page, where both stand in elements under the
 * drawing. Pixels as on the screen.
 */
export interface SavedHatches {
  readonly hatches: readonly Hatch[];
  readonly buckets: Buckets;
  readonly look: Look;
}

/** As in the style sheet: lines a pixel wide every five, from the lower left to the upper right. */
const every = 5;
const lineHeight = 16;
const pad = 4;

/** About, at the small size: full width for what is written in squares. */
const widthOf = (text: string): number => Array.from(text).reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 6.5), 0);

/** A text in lines of at most `width` pixels, broken at spaces and between characters that are written in squares. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [word] of text.matchAll(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g)) {
    const length = widthOf(word.trimEnd());
    if (line !== '' && used + length > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += word;
    used += widthOf(word);
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

interface NamedLine {
  readonly text: string;
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly width: number;
}

/** The words in the middle of a hatched part; none where the page only reads them out. */
function linesIn(hatch: Hatch, { buckets, look }: SavedHatches): readonly NamedLine[] {
  if (!isHatchNamed(hatch)) return [];
  const lines = wrapped(unreadText(hatch.stretch, buckets, look), hatch.width - 2 * pad);
  return lines.map((text, i) => ({
    text, x: hatch.left + hatch.width / 2, y: hatch.top + hatch.height / 2 + (i - (lines.length - 1) / 2) * lineHeight,
    width: widthOf(text) + 2 * pad,
  }));
}

export function paintHatches(pen: CanvasRenderingContext2D, saved: SavedHatches): void {
  const { tokens } = saved.look;
  const apart = every * Math.SQRT2;
  for (const hatch of saved.hatches) {
    const { left, top, width, height } = hatch;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, width, height);
    pen.clip();
    pen.strokeStyle = tokens.line.strong;
    pen.lineWidth = 1;
    pen.beginPath();
    for (let x = left; x < left + width + height; x += apart) {
      pen.moveTo(x, top);
      pen.lineTo(x - height, top + height);
    }
    pen.stroke();
    pen.restore();
  }
}

/** The words of hatched parts, over what is drawn: a line of the grid would strike them out. */
export function paintWords(pen: CanvasRenderingContext2D, saved: SavedHatches): void {
  const { tokens } = saved.look;
  for (const hatch of saved.hatches) {
    pen.save();
    pen.font = `${font.size.small}px ${font.sans}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    for (const line of linesIn(hatch, saved)) {
      pen.fillStyle = tokens.surface.sheet;
      pen.fillRect(line.x - line.width / 2, line.y - lineHeight / 2, line.width, lineHeight);
      pen.fillStyle = tokens.text.tertiary;
      pen.fillText(line.text, line.x, line.y);
    }
    pen.restore();
  }
}

/** The picture with the sheet and the hatched parts beneath what is drawn, and their words over it; `svg` is drawn without a ground. */
export function withHatches(svg: string, saved: SavedHatches): string {
  const { tokens } = saved.look;
  const at = svg.indexOf('>', svg.indexOf('<svg')) + 1;
  const parts = saved.hatches.map(({ left, top, width, height }) => `<rect class="not-read" x="${left}" y="${top}" width="${width}" height="${height}" fill="url(#not-read)"/>`);
  const named = saved.hatches.flatMap((hatch) =>
    linesIn(hatch, saved).map((line) =>
      `<rect x="${line.x - line.width / 2}" y="${line.y - lineHeight / 2}" width="${line.width}" height="${lineHeight}" fill="${tokens.surface.sheet}"/>`
      + `<text x="${line.x}" y="${line.y}" text-anchor="middle" dominant-baseline="central" font-size="${font.size.small}" font-family="${font.sans.replaceAll('"', "'")}" fill="${tokens.text.tertiary}">${line.text}</text>`));
  const ground = `<defs><pattern id="not-read" width="${every}" height="${every}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="${every}" fill="${tokens.line.strong}"/></pattern></defs>`
    + `<rect width="100%" height="100%" fill="${tokens.surface.sheet}"/>`;
  const end = svg.lastIndexOf('</svg>');
  return `${svg.slice(0, at)}${ground}${parts.join('')}${svg.slice(at, end)}${named.join('')}${svg.slice(end)}`;
}
