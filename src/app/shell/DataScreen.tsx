import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Dashboard } from '../../model/dashboard.ts';
import { useDescription } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { BrokenScreen } from './BrokenScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ScreenFilters } from './ScreenFilters.tsx';
import { ScreenHeader } from './ScreenHeader.tsx';
import { ScreenTimeline } from './ScreenTimeline.tsx';
import { words } from './words.ts';

const LogstoreStrip = lazyPart(async () => (await import('./LogstoreStrip.tsx')).LogstoreStrip);
const LogstoreWaiting = lazyPart(async () => (await import('./LogstoreWaiting.tsx')).LogstoreWaiting);
const MissingFiles = lazyPart(async () => (await import('./MissingFiles.tsx')).MissingFiles);
const MissingCloud = lazyPart(async () => (await import('./MissingCloud.tsx')).MissingCloud);

interface DataScreenProps {
  readonly title: string;
  /** What is looked at, beside the title where there is room. */
  readonly context?: string | undefined;
  /** Whether the whole extent stands above the sheet; a screen with a histogram of its own has no room for it. */
  readonly timeline?: boolean;
  /** A built-in dashboard, of which the header's menu makes a copy of the reader's own. */
  readonly dashboard?: Dashboard;
  readonly children: ReactNode;
}

/** A screen over records in its frame: header, filters, timeline, sheet. Without data it says what it waits for. */
export function DataScreen({ title, context, timeline = false, dashboard, children }: DataScreenProps) {
  const w = useWords(words);
  const { records } = useDescription();
  const { source } = useView();
  const { phase, active } = useSession();
  // Where something was just read, what the engine holds may be heard of a render later.
  if (records === 0 && phase === 'empty' && source.kind === 'none') return <Navigate to="/" search={true} replace />;
  return (
    <>
      <ScreenHeader title={title} about={context} dashboard={dashboard} compares={timeline} />
      {phase === 'missing' ? (
        source.kind === 'logstore' ? <MissingCloud /> : <MissingFiles />
      ) : (
        <>
          {source.kind === 'logstore' && active.kind === 'logstore' ? <div className="logstore-strip"><LogstoreStrip /></div> : null}
          <ScreenFilters />
          {timeline ? <ScreenTimeline /> : null}
          <main className="sheet" id="sheet" tabIndex={-1}>
            {records === 0 && source.kind === 'logstore' ? <LogstoreWaiting /> : records === 0 ? (
              <output className="plain-screen secondary">
                {source.kind === 'demo' ? w.loadingDemo : w.restoring}
              </output>
            ) : (
              <ErrorBoundary fallback={(error, retry) => <BrokenScreen error={error} onRetry={retry} />}>
                {children}
              </ErrorBoundary>
            )}
          </main>
        </>
      )}
    </>
  );
}
