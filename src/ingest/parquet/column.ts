import type { ColumnMetaData, DecodedArray, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { getMaxDefinitionLevel } from 'hyparquet/src/schema.js';
import { Dictionary, Page } from './cells.ts';
import type { Compressors } from './compressors.ts';

type ColumnDecoder = Parameters<typeof readDataPage>[2];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** JSON columns stay text: they are shown, not taken apart. */
const parsers = { ...DEFAULT_PARSERS, jsonFromBytes: (bytes: Uint8Array | undefined): string | undefined => bytes && decoder.decode(bytes) };

/**
 * Reads one column of a row group page by page, so that the thread can be given away between pages. Pages are decoded by
 * hyparquet; dictionary indices are kept as they are, since each entry is to be looked at once and not once per row.
 */
export class ColumnPages {
  private readonly reader: { view: DataView; offset: number };
  private readonly decoder: ColumnDecoder;
  private readonly deepest: number;
  private dictionary: Dictionary | null = null;

  constructor(bytes: ArrayBuffer, column: ColumnMetaData, schemaPath: SchemaTree[], compressors: Compressors) {
    this.reader = { view: new DataView(bytes), offset: 0 };
    const element = schemaPath.at(-1)?.element;
    if (!element) throw new Error('A Parquet column has no schema');
    this.deepest = getMaxDefinitionLevel(schemaPath);
    this.decoder = { pathInSchema: column.path_in_schema, type: column.type, element, schemaPath, codec: column.codec, compressors, parsers };
  }

  /** The next page with rows, or null at the end. */
  next(): Page | null {
    while (this.reader.offset < this.reader.view.byteLength - 1) {
      const header = parquetHeader(this.reader);
      const { view, offset } = this.reader;
      const packed = new Uint8Array(view.buffer, view.byteOffset + offset, header.compressed_page_size);
      this.reader.offset += header.compressed_page_size;
      if (header.type === 'DICTIONARY_PAGE') {
        const count = header.dictionary_page_header?.num_values ?? 0;
        const bytes = this.unpacked(packed, header.uncompressed_page_size);
        const plain = readPlain({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }, this.decoder.type, count, this.decoder.element.type_length);
        this.dictionary = new Dictionary(convert(plain, this.decoder));
      } else if (header.type === 'DATA_PAGE' && header.data_page_header) {
        const { data_page_header: head } = header;
        const page = readDataPage(this.unpacked(packed, header.uncompressed_page_size), head, this.decoder);
        if (head.num_values > 0) return this.page(head.num_values, head.encoding, page.definitionLevels, page.dataPage);
      } else if (header.type === 'DATA_PAGE_V2' && header.data_page_header_v2) {
        const { data_page_header_v2: head } = header;
        const page = readDataPageV2(packed, header, this.decoder);
        if (head.num_values > 0) return this.page(head.num_values, head.encoding, page.definitionLevels, page.dataPage);
      }
    }
    return null;
  }

  private page(rows: number, encoding: string, levels: readonly number[] | undefined, data: DecodedArray): Page {
    const coded = encoding.endsWith('_DICTIONARY') && this.dictionary !== null;
    // A plain column of bytes is text whatever its schema says; it is decoded only where text is wanted.
    const asIs = coded || (this.decoder.type === 'BYTE_ARRAY' && this.decoder.element.converted_type !== 'DECIMAL');
    return new Page(rows, asIs ? data : convert(data, this.decoder), coded ? this.dictionary : null, this.definedBy(levels, rows));
  }

  private definedBy(levels: readonly number[] | undefined, rows: number): Uint8Array | null {
    if (this.deepest === 0 || !levels || levels.length === 0) return null;
    const defined = new Uint8Array(rows);
    let all = true;
    for (let i = 0; i < rows; i++) {
      if (levels[i] === this.deepest) defined[i] = 1;
      else all = false;
    }
    return all ? null : defined;
  }

  private unpacked(packed: Uint8Array, bytes: number): Uint8Array {
    return decompressPage(packed, bytes, this.decoder.codec, this.decoder.compressors);
  }
}
