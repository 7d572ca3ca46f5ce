import type { ColumnMetaData, SchemaTree } from 'hyparquet';
import type { Page } from './cells.ts';
import { ColumnPages } from './column.ts';
import type { Compressors } from './compressors.ts';
import type { Piece } from './slice.ts';

interface Cursor {
  readonly pages: ColumnPages;
  page: Page | null;
  row: number;
  value: number;
  ended: boolean;
}

/** The columns of one row group, moving on together although their pages end at different rows. */
export class Columns {
  private readonly cursors: Cursor[] = [];
  private readonly compressors: Compressors;

  constructor(compressors: Compressors) {
    this.compressors = compressors;
  }

  add(bytes: ArrayBuffer, meta: ColumnMetaData, path: SchemaTree[]): void {
    this.cursors.push({ pages: new ColumnPages(bytes, meta, path, this.compressors), page: null, row: 0, value: 0, ended: false });
  }

  /** Decodes one page that is needed next; false when every column stands in a page. */
  loadOne(): boolean {
    const cursor = this.cursors.find(({ page, row, ended }) => !ended && (page === null || row >= page.rows));
    if (!cursor) return false;
    cursor.page = cursor.pages.next();
    cursor.row = 0;
    cursor.value = 0;
    cursor.ended = cursor.page === null;
    return true;
  }

  /** Rows that stand ready in all columns. */
  ready(): number {
    return Math.min(...this.cursors.map(({ page, row }) => (page ? page.rows - row : 0)));
  }

  pieces(): Piece[] {
    return this.cursors.flatMap(({ page, row, value }) => (page ? [{ page, row, value }] : []));
  }

  advance(count: number): void {
    for (const cursor of this.cursors) {
      const { page } = cursor;
      if (!page) continue;
      let values = count;
      if (page.defined) for (let i = 0; i < count; i++) if (page.defined[cursor.row + i] === 0) values--;
      cursor.row += count;
      cursor.value += values;
    }
  }
}
