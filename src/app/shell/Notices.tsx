import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { unreachable } from '../../base/assert.ts';
import type { Words } from '../../base/words.ts';
import { useReports } from '../../state/dropped-files.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { openingPlaces, useOpening } from '../../state/opening.tsx';
import { useSession, type OpenFault } from '../../state/session.ts';
import { sourceName } from '../../state/source-name.ts';
import { useLinkProblems, useView } from '../../state/view.ts';
import type { LinkProblem } from '../../state/view-codec.ts';
import { words } from './words.ts';

const ThreatNotice = lazyPart(async () => (await import('./ThreatNotice.tsx')).ThreatNotice);
const ReportNotice = lazyPart(async () => (await import('./ReportNotice.tsx')).ReportNotice);
const DomainNotice = lazyPart(async () => (await import('./DomainNotice.tsx')).DomainNotice);

type ShellWords = Words<typeof words>;

/** Above the screen: what of a link or an opening needs to be said or decided. Nothing is there otherwise. */
export function Notices() {
  const w = useWords(words);
  const language = useLanguage();
  const opening = useOpening();
  const { waiting, fault, active, files, bytes } = useSession();
  const problems = useLinkProblems();
  const told = useTold(problems);
  const reports = useReports((state) => state.reports);
  const [closed, setClosed] = useState<readonly LinkProblem[]>([]);
  const { domains, threats } = useView();
  // As with problems: what the link said of domains and threat lists is remembered when it is written anew without.
  const [linked, setLinked] = useState(domains);
  if (domains !== null && domains !== linked) setLinked(domains);
  const [lists, setLists] = useState(threats);
  if (threats !== null && threats !== lists) setLists(threats);
  return (
    <>
      {waiting !== null && (
        <div className="notice note info" role="alertdialog" aria-label={w.alreadyOpen(sourceName(active, language, { files, bytes }).name)}>
          <p className="grow">
            <strong>{w.alreadyOpen(sourceName(active, language, { files, bytes }).name)}</strong> {active.kind === 'logstore' ? w.onlyReplace : w.addOrReplace(waiting.length)}
          </p>
          {active.kind !== 'logstore' && (
            <Button size="xs" variant="filled" onClick={() => opening.waitingOpened('add')}>
              {w.add}
            </Button>
          )}
          <Button size="xs" onClick={() => opening.waitingOpened('replace')}>
            {w.replace}
          </Button>
          <Button size="xs" variant="subtle" onClick={opening.waitingDropped}>
            {w.cancel}
          </Button>
        </div>
      )}
      {reports !== null && <ReportNotice reports={reports} />}
      {fault !== null && (
        <div className="notice note" role="alert">
          <p className="grow">{faultText(fault, w)}</p>
          <Button size="xs" variant="subtle" onClick={() => useSession.setState({ fault: null })}>
            {w.close}
          </Button>
        </div>
      )}
      {linked !== null && <DomainNotice hash={linked} />}
      {lists !== null && <ThreatNotice hash={lists} />}
      {told.length > 0 && told !== closed && (
        <div className="notice note" role="alert">
          <div className="grow">{told.map((problem) => problemText(problem, w)).map((text) => <p key={text}>{text}</p>)}</div>
          <Button size="xs" variant="subtle" onClick={() => setClosed(told)}>
            {w.close}
          </Button>
        </div>
      )}
    </>
  );
}

/**
 * What of the link could not be understood. Reading a source writes the link anew, without it: it is told until it is closed or the
 * reader has gone on to another screen, whose link says nothing of it. Screens of opening are passed on the way to the one that was linked to.
 */
function useTold(problems: readonly LinkProblem[]): readonly LinkProblem[] {
  const at = useLocation({ select: ({ pathname }) => pathname });
  const [told, setTold] = useState({ problems, screen: at });
  const screen = at === '/reading' ? told.screen : at;
  const isNew = problems.length > 0 && JSON.stringify(problems) !== JSON.stringify(told.problems);
  if (!isNew && screen === told.screen) return told.problems;
  const isOver = problems.length === 0 && !openingPlaces.includes(told.screen);
  const next = { problems: isNew || isOver ? problems : told.problems, screen };
  setTold(next);
  return next.problems;
}

function problemText(problem: LinkProblem, w: ShellWords): string {
  return problem.kind === 'newer' ? w.newer(problem.version) : w.badPart(problem.text);
}

function faultText(fault: OpenFault, w: ShellWords): string {
  switch (fault.kind) {
    case 'other-origin':
      return w.otherOrigin(fault.address);
    case 'unreachable':
      return w.unreachable(fault.address);
    case 'status':
      return w.status(fault.address, fault.status);
    case 'no-files':
      return w.noFiles;
    case 'other-files':
      return w.otherFiles;
    case 'range-elsewhere':
      return w.rangeElsewhere;
    case 'failed':
      return w.failed(fault.message);
    default:
      return unreachable(fault);
  }
}
