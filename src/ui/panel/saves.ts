import { wordsOf } from '../../base/words.ts';
import type { Buckets } from '../../charts/buckets.ts';
import { optionOf, type Drawn } from '../../charts/draw.ts';
import { exactText, quantityText } from '../../charts/figures.ts';
import { hatchesOf } from '../../charts/hatched.ts';
import { labelIn } from '../../charts/labels.ts';
import type { Look, Size } from '../../charts/look.ts';
import type { ListCell } from '../../charts/list/cells.ts';
import type { List } from '../../charts/list/rows.ts';
import { csvOf } from '../../charts/table/csv.ts';
import { jsonOf } from '../../charts/table/json.ts';
import { withRest } from '../../charts/table/rest.ts';
import type { Unread } from '../../charts/unread.ts';
import { font } from '../../model/theme.ts';
import type { Frame } from '../../model/frame.ts';
import { titleIn, type Panel } from '../../model/panel.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { dataWords } from '../data-words.ts';
import type { SaveKind } from './PanelActions.tsx';
import { paintTable } from './paint-table.ts';
import { blobOf, fileName, saveFile } from './save.ts';
import { paintHatches, paintWords, withHatches, type SavedHatches } from './saved-hatch.ts';
import { formatShare } from '../../base/format/share.ts';

interface Saving {
  readonly panel: Panel;
  readonly frame: Frame;
  readonly drawn: Drawn | null;
  readonly look: Look;
  readonly size: Size;
  readonly statement: string;
  /** Lines above the picture: title and unit, the finding, the range and filters. */
  readonly caption: readonly string[];
  readonly chart: ChartHandle | null;
  /** The panel's axis of time, and what of it nothing was read of: hatched, as it is on the page. */
  readonly buckets: Buckets;
  readonly unread: Unread;
}

/** Saves picture or numbers as they are on the screen. */
export function savePanel(kind: SaveKind, saving: Saving): void {
  const { panel, frame, drawn, look, size, statement, chart, caption } = saving;
  const title = titleIn(panel.title, look.language);
  const text = (ending: string, type: string, content: string): void => saveFile(fileName(title, ending), new Blob([content], { type }));
  const option = drawn === null ? null : optionOf(drawn);
  const saved: SavedHatches = { hatches: drawn === null ? [] : hatchesOf(drawn, size, saving.buckets, saving.unread), buckets: saving.buckets, look };
  const isHatched = saved.hatches.length > 0;
  const json = (): string => jsonOf(frame, { title, statement });
  const csv = (): string => csvOf(withRest(frame, wordsOf(dataWords, look.language).other));
  switch (kind) {
    case 'png': {
      const picture = chart?.png(isHatched ? 'transparent' : look.tokens.surface.sheet) ?? paintedTable(saving);
      if (picture !== null) void withCaption(picture, caption, saved).then((blob) => saveFile(fileName(title, 'png'), blob));
      return;
    }
    case 'svg': {
      const own = chart?.svg?.(look.tokens.surface.sheet) ?? null;
      if (own !== null) text('svg', 'image/svg+xml', own);
      else if (option !== null) void import('../ChartViewSvg.ts').then(({ svgOf }) => text('svg', 'image/svg+xml', isHatched ? withHatches(svgOf(option, size), saved) : svgOf({ ...option, backgroundColor: look.tokens.surface.sheet }, size)));
      return;
    }
    case 'csv':
      text('csv', 'text/csv;charset=utf-8', csv());
      return;
    case 'json':
      text('json', 'application/json', json());
      return;
    case 'copyCsv':
      void navigator.clipboard.writeText(csv());
      return;
    case 'copyJson':
      void navigator.clipboard.writeText(json());
  }
}

function paintedTable({ drawn, frame, panel, look, size }: Saving): string | null {
  const units = panel.units ?? {};
  const width = Math.max(320, size.width);
  if (drawn?.kind === 'rank') {
    const { name, value, further, rows, changes } = drawn.ranking;
    const columns = [value, ...further];
    const header = [name.name, ...columns.map((column) => column.name), ...(changes ? [changes.label] : []), '%'];
    return paintTable(header, rows.map((row, at) => ({
      cells: [row.key ?? '–', ...[row.value, ...row.further].map((one, i) => quantityText(one, units[columns[i]?.name ?? ''] ?? columns[i]?.unit ?? 'none', look.units)), ...(changes ? [changes.of[at]?.text ?? ''] : []), formatShare(row.share)],
      part: row.part,
    })), width, look);
  }
  if (drawn?.kind === 'list') return paintedList(drawn.list, width, look);
  if (drawn?.kind === 'share') {
    const { parts, name, value } = drawn.shares;
    return paintTable([name.name, value.name, '%'], parts.map((part) => ({
      cells: [part.name[look.language], quantityText(part.value, units[value.name] ?? value.unit, look.units), formatShare(part.share)], part: part.share,
    })), width, look);
  }
  const header = frame.columns.map((column) => column.name);
  const rows = Array.from({ length: Math.min(frame.rows, 40) }, (_, row) => ({
    cells: frame.columns.map((column) => {
      const one = column.values[row] ?? null;
      return one !== null && column.field !== undefined ? labelIn(column.field, String(one), look.language) : exactText(one, units[column.name] ?? column.unit);
    }),
    part: null,
  }));
  return paintTable(header, rows, width, look);
}

/** The words and numbers of a list with its first bar; courses stay out of a painted table. */
function paintedList({ heads, rows, other }: List, width: number, look: Look): string | null {
  const shown = heads.flatMap((head, i) => (head.column.role === 'bar' || head.column.role === 'spark' ? [] : [i]));
  const painted = [...rows.map((row) => row.cells), ...(other === null ? [] : [other])].map((cells) => ({
    cells: shown.map((i) => printed(cells[i])), part: cells.find((cell) => cell.kind === 'bar')?.part ?? null,
  }));
  return paintTable(shown.map((i) => heads[i]?.label ?? ''), painted, width, look);
}

function printed(cell: ListCell | undefined): string {
  if (cell?.kind === 'ends') return `${cell.from} → ${cell.to}`;
  if (cell?.kind === 'words') return cell.beside === '' ? cell.text : `${cell.text} ${cell.beside}`;
  return cell?.kind === 'number' || cell?.kind === 'mark' ? cell.text : '';
}

const lineHeight = 18;

/** A picture that says by itself what it shows, when and under which filters. */
async function withCaption(picture: string, caption: readonly string[], saved: SavedHatches): Promise<Blob> {
  const { look } = saved;
  const image = new Image();
  image.src = picture;
  await image.decode();
  const head = (caption.length * lineHeight + 12) * 2;
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height + head;
  const pen = canvas.getContext('2d');
  if (!pen) return blobOf(picture);
  pen.fillStyle = look.tokens.surface.sheet;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const inPicture = (paint: (pen: CanvasRenderingContext2D, saved: SavedHatches) => void): void => {
    pen.save();
    pen.translate(0, head);
    pen.scale(2, 2);
    paint(pen, saved);
    pen.restore();
  };
  inPicture(paintHatches);
  pen.drawImage(image, 0, head);
  inPicture(paintWords);
  pen.scale(2, 2);
  caption.forEach((line, i) => {
    pen.font = `${i === 0 ? '600 13px' : '12px'} ${font.sans}`;
    pen.fillStyle = i === 0 ? look.tokens.text.primary : look.tokens.text.secondary;
    pen.fillText(line, 12, 8 + lineHeight * (i + 0.7), canvas.width / 2 - 24);
  });
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))), 'image/png'));
}
