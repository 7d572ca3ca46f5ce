import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useDescription, useEngine, useReadProgress } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { Header } from '../../ui/frame/Header.tsx';
import { ColumnMapper } from './ColumnMapper.tsx';
import { FileTable } from './FileTable.tsx';
import { ReadSoFar } from './ReadSoFar.tsx';
import { ReadTotals } from './ReadTotals.tsx';
import { words } from './words.ts';
import './reading.css';

export interface ReadingScreenProps {
  readonly onMenu: () => void;
  readonly onChooseFiles: () => void;
}

/** What is being read, and the account of the last reading. The page can be left at any time. */
export function ReadingScreen({ onMenu, onChooseFiles }: ReadingScreenProps) {
  const w = useWords(words);
  const engine = useEngine();
  const opening = useOpening();
  const navigate = useNavigate();
  const progress = useReadProgress();
  const { records } = useDescription();
  const [mapped, setMapped] = useState<string | null>(null);
  const { files, reading } = progress;
  const mappedFile = files.find((file) => file.name === mapped);

  if (mappedFile?.failure?.kind === 'unknown-columns') {
    return (
      <ColumnMapper
        name={mappedFile.name}
        bytes={mappedFile.bytes}
        preview={mappedFile.failure.preview}
        onMenu={onMenu}
        onBack={() => setMapped(null)}
        onRead={(mapping) => {
          setMapped(null);
          opening.columnsNamed(mappedFile.name, mapping);
        }}
      />
    );
  }
  const title = reading ? w.reading(files.length) : files.length > 0 && records > 0 ? w.read(files.length) : w.nothing;
  return (
    <>
      <Header title={title} onMenu={onMenu}>
        {reading && <Button onClick={() => engine.stopReading()}>{w.stop}</Button>}
        {!reading && <Button onClick={onChooseFiles}>{w.chooseFiles}</Button>}
        <Button variant="filled" disabled={records === 0} onClick={() => void navigate({ to: '/overview', search: true })}>
          {reading ? w.openRead : w.openOverview}
        </Button>
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        {files.length === 0 ? (
          <div className="reading-none">
            <p className="secondary">{w.nothingYet}</p>
            <Link to="/" search={true}>
              {w.toSources}
            </Link>
          </div>
        ) : (
          <>
            <ReadTotals progress={progress} />
            <FileTable progress={progress} onMap={setMapped} />
            {records > 0 && <ReadSoFar />}
          </>
        )}
      </main>
    </>
  );
}
