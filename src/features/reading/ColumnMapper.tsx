import { Button, Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatBytes } from '../../base/format/volume.ts';
import { fields as allFields } from '../../model/fields.ts';
import type { ColumnMapping } from '../../model/source.ts';
import { useWords } from '../../state/language.ts';
import { mappingRemembered, rememberedMapping } from '../../state/mappings.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { MapperAside } from './MapperAside.tsx';
import { mapperWords } from './mapper-words.ts';
import { guessDelimiter, guessFields, looksLikeHeader, missingIn, signatureOf, splitLine, tableOf, type Delimiter } from './mapping.ts';
import './mapper.css';

export interface ColumnMapperProps {
  readonly name: string;
  readonly bytes: number;
  /** The first lines of the file. */
  readonly preview: readonly string[];
  readonly onMenu: () => void;
  readonly onBack: () => void;
  readonly onRead: (mapping: ColumnMapping) => void;
}

const stored = allFields.filter((field) => field.origin === 'stored').map((field) => field.name);
const shownRows = 8;

/** A table of no known format: how it is parted, and what each column means. Nothing is read before the reader says so. */
export function ColumnMapper({ name, bytes, preview, onMenu, onBack, onRead }: ColumnMapperProps) {
  const w = useWords(mapperWords);
  const [delimiter, setDelimiter] = useState<Delimiter>(() => guessDelimiter(preview));
  const [headerLines, setHeaderLines] = useState(() => {
    const guessed = guessDelimiter(preview);
    return guessed !== 'json' && looksLikeHeader(splitLine(preview[0] ?? '', guessed)) ? 1 : 0;
  });
  const table = useMemo(() => tableOf(preview, delimiter, headerLines), [preview, delimiter, headerLines]);
  const signature = signatureOf(table, delimiter);
  const proposed = useMemo(() => rememberedMapping(signature)?.columns.map((column) => column.field) ?? guessFields(table), [signature, table]);
  const [chosen, setChosen] = useState<{ readonly signature: string; readonly fields: readonly (string | null)[] } | null>(null);
  const [remember, setRemember] = useState(true);
  const named = chosen?.signature === signature ? chosen.fields : proposed;
  const missing = missingIn(named);
  const isTwice = (field: string | null): boolean => field !== null && named.filter((one) => one === field).length > 1;
  const mapping: ColumnMapping = { delimiter, headerLines: delimiter === 'json' ? 0 : headerLines, columns: table.names.map((source, i) => ({ source, field: named[i] ?? null })) };
  const read = (): void => {
    if (remember) mappingRemembered(signature, mapping);
    onRead(mapping);
  };
  return (
    <>
      <Header
        title={w.title}
        onMenu={onMenu}
        context={
          <>
            <button type="button" className="link" onClick={onBack}>
              {w.back}
            </button>
            {` · ${w.context(name, formatBytes(bytes))}`}
          </>
        }
      >
        <Button onClick={onBack}>{w.leave}</Button>
        <Button variant="filled" disabled={missing !== null || named.some(isTwice)} onClick={read}>
          {w.read}
        </Button>
      </Header>
      <main className="sheet mapper" id="sheet" tabIndex={-1}>
        <div className="mapper-parts row">
          <span className="secondary">{w.partedBy}</span>
          <SegmentedControl
            aria-label={w.partedBy}
            value={delimiter}
            onChange={setDelimiter}
            data={[
              { value: ',', label: ',' },
              { value: '|', label: '|' },
              { value: '\t', label: w.tab },
              { value: ' ', label: w.space },
              { value: 'json', label: w.json },
            ]}
          />
          {delimiter !== 'json' && (
            <>
              <span className="secondary">{w.namesIn}</span>
              <SegmentedControl
                aria-label={w.namesIn}
                value={String(headerLines)}
                onChange={(value) => setHeaderLines(Number(value))}
                data={[...[1, 2, 3].filter((line) => line < preview.length).map((line) => ({ value: String(line), label: w.line(line) })), { value: '0', label: w.none }]}
              />
            </>
          )}
          <span className="grow" />
          <span className="secondary small">{w.lines(preview.length, table.names.length)}</span>
        </div>
        <div className="mapper-body">
          <section className="mapper-table">
            <h2 className="part">{w.columns}</h2>
            <p className="small secondary">{w.named(named.filter((field) => field !== null).length, table.names.length)}</p>
            <table>
              <thead>
                <tr>
                  {table.names.map((column, index) => (
                    <th key={`${index} ${column}`} scope="col" className="mono">
                      {column}
                    </th>
                  ))}
                </tr>
                <tr>
                  {table.names.map((column, index) => (
                    <td key={`${index} ${column}`}>
                      <NativeSelect
                        aria-label={w.fieldOf(column)}
                        value={named[index] ?? ''}
                        error={isTwice(named[index] ?? null) ? w.twice : undefined}
                        onChange={(event) => setChosen({ signature, fields: named.with(index, event.currentTarget.value === '' ? null : event.currentTarget.value) })}
                        data={[{ value: '', label: w.unused }, ...stored, ...(stored.some((field) => field === column) ? [] : [{ value: column, label: w.own(column) }])]}
                      />
                    </td>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.slice(0, shownRows).map((row, index) => (
                  <tr key={index}>
                    {table.names.map((column, place) => (
                      <td key={`${place} ${column}`} className={(named[place] ?? null) === null ? 'mono tertiary' : 'mono'} title={row[place]}>
                        {row[place]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {missing !== null && <p className="note">{missing === 'time' ? w.needsTime : w.needsSubstance}</p>}
          </section>
          <aside>
            <MapperAside named={named} />
            <Checkbox label={w.remember} description={w.rememberHelp} checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
          </aside>
        </div>
      </main>
    </>
  );
}
