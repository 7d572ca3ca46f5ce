import { font } from '../../model/theme.ts';
import type { Look } from '../../charts/look.ts';

export interface PaintedRow {
  readonly cells: readonly string[];
  /** 0…1 of the largest, drawn after the second cell; null for none. */
  readonly part: number | null;
}

const row = 23;
const pad = 12;

/** Rows as a PNG data address: what a rank list looks like, for panels that are HTML and have no canvas of their own. */
export function paintTable(header: readonly string[], rows: readonly PaintedRow[], width: number, look: Look): string | null {
  const canvas = document.createElement('canvas');
  const height = (rows.length + 1) * row + pad;
  canvas.width = width * 2;
  canvas.height = height * 2;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const { tokens } = look;
  pen.scale(2, 2);
  pen.fillStyle = tokens.surface.sheet;
  pen.fillRect(0, 0, width, height);
  pen.textBaseline = 'middle';
  pen.font = `${font.size.small}px ${font.sans}`;
  const columns = Math.max(1, header.length - 1);
  const nameWidth = Math.min(width * 0.4, 220);
  const step = (width - pad * 2 - nameWidth) / columns;
  const line = (cells: readonly string[], y: number, colour: string): void => {
    pen.fillStyle = colour;
    pen.textAlign = 'left';
    pen.fillText(cells[0] ?? '', pad, y + row / 2, nameWidth);
    pen.textAlign = 'right';
    cells.slice(1).forEach((cell, i) => pen.fillText(cell, pad + nameWidth + step * (i + 1), y + row / 2, step - 8));
  };
  line(header, 0, tokens.text.tertiary);
  rows.forEach((one, i) => {
    const y = (i + 1) * row;
    pen.fillStyle = tokens.line.hair;
    pen.fillRect(0, y, width, 1);
    line(one.cells, y, tokens.text.primary);
    if (one.part !== null) {
      pen.fillStyle = tokens.neutralBar;
      pen.fillRect(pad, y + row - 4, nameWidth * one.part, 2);
    }
  });
  return canvas.toDataURL('image/png');
}
