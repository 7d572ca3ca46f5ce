import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { getMaxDefinitionLevel } from 'hyparquet/src/schema.js';
import { ByteTexts, Dictionary, Page, type RawValues } from './cells.ts';
import type { Compressors } from './compressors.ts';
import { definedRows, hybridNumbers } from './levels.ts';

type ColumnDecoder = Parameters<typeof readDataPage>[2];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** JSON columns stay text: they are shown, not taken apart. */
const parsers = { ...DEFAULT_PARSERS, jsonFromBytes: (bytes: Uint8Array | undefined): string | undefined => bytes && decoder.decode(bytes) };

/** The parts of a data page: its values, and where its definition levels stand. */
interface Body {
  readonly rows: number;
  readonly encoding: string;
  readonly values: Uint8Array;
  readonly defined: Uint8Array | null;
}

/**
 * Reads one column of a row group page by page, so that the thread can be given away between pages. Plain and dictionary
 * pages, which nearly all are, are taken apart here without an object per value; hyparquet does the rest.
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
        this.dictionary = new Dictionary(this.plain(this.unpacked(packed, header.uncompressed_page_size), count));
        continue;
      }
      const body = header.type === 'DATA_PAGE' ? this.bodyV1(header, packed) : header.type === 'DATA_PAGE_V2' ? this.bodyV2(header, packed) : null;
      if (body && body.rows > 0) return this.page(body) ?? this.otherPage(header, packed, body);
    }
    return null;
  }

  private bodyV1(header: PageHeader, packed: Uint8Array): Body {
    const head = header.data_page_header;
    if (!head) throw new Error('A Parquet page has no header');
    const bytes = this.unpacked(packed, header.uncompressed_page_size);
    if (this.deepest === 0) return { rows: head.num_values, encoding: head.encoding, values: bytes, defined: null };
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const defined = definedRows(bytes, 4, 4 + length, this.deepest, head.num_values);
    return { rows: head.num_values, encoding: head.encoding, values: bytes.subarray(4 + length), defined };
  }

  private bodyV2(header: PageHeader, packed: Uint8Array): Body {
    const head = header.data_page_header_v2;
    if (!head) throw new Error('A Parquet page has no header');
    const from = head.repetition_levels_byte_length;
    const to = from + head.definition_levels_byte_length;
    const defined = this.deepest === 0 ? null : definedRows(packed, from, to, this.deepest, head.num_values);
    const rest = packed.subarray(to);
    const values = head.is_compressed === false ? rest : this.unpacked(rest, header.uncompressed_page_size - to);
    return { rows: head.num_values, encoding: head.encoding, values, defined };
  }

  /** A plain or a dictionary page; null for the rarer encodings. */
  private page(body: Body): Page | null {
    const count = body.defined ? body.defined.reduce((sum, one) => sum + one, 0) : body.rows;
    if (body.encoding === 'PLAIN') return new Page(body.rows, body.defined, this.plain(body.values, count), null);
    if (!body.encoding.endsWith('_DICTIONARY') || !this.dictionary) return null;
    const width = body.values[0] ?? 0;
    const entries = width === 0 ? new Uint32Array(count) : hybridNumbers(body.values, 1, body.values.length, width, count);
    return new Page(body.rows, body.defined, [], { dictionary: this.dictionary, entries });
  }

  private otherPage(header: PageHeader, packed: Uint8Array, body: Body): Page {
    const head = header.data_page_header;
    const { dataPage } = head ? readDataPage(this.unpacked(packed, header.uncompressed_page_size), head, this.decoder) : readDataPageV2(packed, header, this.decoder);
    return new Page(body.rows, body.defined, this.converted(dataPage), null);
  }

  private plain(bytes: Uint8Array, count: number): RawValues {
    const { type, element } = this.decoder;
    if (this.isText()) return byteTexts(bytes, count);
    return this.converted(readPlain({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }, type, count, element.type_length));
  }

  private converted(values: DecodedArray): DecodedArray {
    return this.isText() ? values : convert(values, this.decoder);
  }

  /** Bytes are text, whatever the schema says of them: SLS leaves the annotation out. */
  private isText(): boolean {
    return this.decoder.type === 'BYTE_ARRAY' && this.decoder.element.converted_type !== 'DECIMAL';
  }

  private unpacked(packed: Uint8Array, bytes: number): Uint8Array {
    return decompressPage(packed, bytes, this.decoder.codec, this.decoder.compressors);
  }
}

function byteTexts(bytes: Uint8Array, count: number): ByteTexts {
  const bounds = new Uint32Array(2 * count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const length = view.getUint32(at, true);
    at += 4;
    if (at + length > bytes.length) throw new Error('A Parquet page ends within a value');
    bounds[2 * i] = at;
    at += length;
    bounds[2 * i + 1] = at;
  }
  return new ByteTexts(bytes, bounds);
}
