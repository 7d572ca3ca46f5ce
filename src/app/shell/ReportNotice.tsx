import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useReports, type Reports } from '../../state/dropped-files.ts';
import { useEngine } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { threatListsChosen } from '../../state/threat-lists.ts';
import { reportWords } from './report-notice-words.ts';

/** A report was dropped where logs are expected: it is a threat list or, if the reader says so, a log. */
export function ReportNotice({ reports: { files, asLogs } }: { readonly reports: Reports }) {
  const w = useWords(reportWords);
  const engine = useEngine();
  const navigate = useNavigate();
  const done = (): void => useReports.setState({ reports: null });
  const said = w.looksLike(files[0]?.name ?? '', files.length);
  return (
    <div className="notice note info" role="alertdialog" aria-label={said}>
      <p className="grow">{said}</p>
      <Button
        size="xs" variant="filled" onClick={() => {
          done();
          void navigate({ to: '/threats/lists', search: withoutQuery });
          void threatListsChosen(engine, files);
        }}
      >
        {w.asList}
      </Button>
      <Button size="xs" onClick={() => { done(); asLogs(); }}>{w.asLog}</Button>
      <Button size="xs" variant="subtle" onClick={done}>{w.cancel}</Button>
    </div>
  );
}
