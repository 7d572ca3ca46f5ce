import { Navigate } from '@tanstack/react-router';
import { overview } from '../../catalog/overview.ts';
import { DashboardScreen } from '../../features/dashboards/DashboardScreen.tsx';
import { useDescription } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { BrokenScreen } from '../shell/BrokenScreen.tsx';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { MissingFiles } from '../shell/MissingFiles.tsx';
import { ScreenFilters } from '../shell/ScreenFilters.tsx';
import { ScreenHeader } from '../shell/ScreenHeader.tsx';
import { ScreenTimeline } from '../shell/ScreenTimeline.tsx';
import { words } from '../shell/words.ts';

/** The Overview in its frame: header, filters, timeline, panels. Without data it says what it waits for. */
export function OverviewRoute() {
  const w = useWords(words);
  const { records } = useDescription();
  const { source } = useView();
  const phase = useSession((session) => session.phase);
  const isWaiting = phase === 'restoring' || phase === 'reading' || source.kind !== 'none';
  if (records === 0 && phase !== 'missing' && !isWaiting) return <Navigate to="/" search={true} replace />;
  return (
    <>
      <ScreenHeader title={w.overview} />
      {phase === 'missing' ? (
        <MissingFiles />
      ) : (
        <>
          <ScreenFilters />
          <ScreenTimeline />
          <main className="sheet" id="sheet" tabIndex={-1}>
            {records === 0 ? (
              <output className="plain-screen secondary">
                {source.kind === 'demo' ? w.loadingDemo : w.restoring}
              </output>
            ) : (
              <ErrorBoundary fallback={(error, retry) => <BrokenScreen error={error} onRetry={retry} />}>
                <DashboardScreen dashboard={overview} />
              </ErrorBoundary>
            )}
          </main>
        </>
      )}
    </>
  );
}
