import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { listsTaken, useReports } from '../../state/dropped-files.ts';
import { useEngine } from '../../state/engine.tsx';
import { begin } from '../../state/idle.ts';
import { useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { withoutQuery } from '../../state/search.ts';
import { DropTarget } from '../../ui/files/DropTarget.tsx';
import { words } from './words.ts';

/** The screen on which whatever is dropped is a threat list. */
const listsPath = '/threats/lists';

/** What is dropped or pasted on any screen is opened; a threat list among it is taken for one, and of a report it is asked. */
export function Dropping() {
  const w = useWords(words);
  const engine = useEngine();
  const opening = useOpening();
  const navigate = useNavigate();
  const isLists = useLocation({ select: ({ pathname }) => pathname === listsPath });
  const taken = useCallback((files: readonly File[], open: (logs: readonly File[]) => void): void => {
    const end = begin('dropped');
    void listsTaken(engine, files, isLists).then(({ logs, reports, lists }) => {
      if (lists && !isLists) void navigate({ to: listsPath, search: withoutQuery });
      if (reports.length > 0) useReports.setState({ reports: { files: reports, asLogs: () => open(reports) } });
      if (logs.length > 0 || (!lists && reports.length === 0)) open(logs);
    }).finally(end);
  }, [engine, isLists, navigate]);
  const dropped = useCallback((files: readonly File[]) => taken(files, opening.filesChosen), [taken, opening]);
  const pasted = useCallback((text: string) => taken([new File([text], w.pasted, { type: 'text/plain' })], () => opening.linesPasted(text)), [taken, opening, w.pasted]);
  return <DropTarget title={isLists ? w.dropList : w.drop} detail={isLists ? w.dropListHelp : w.dropHelp} onFiles={dropped} onLines={pasted} />;
}
