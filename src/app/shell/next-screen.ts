import type { QueryClient } from '@tanstack/react-query';
import { dashboards, isDashboardPath } from '../../catalog/dashboards.ts';
import type { Engine } from '../../engine/engine.ts';
import { askedFirst, panelsWithin, savedWithin } from '../../features/dashboards/asked-first.ts';
import type { Panel } from '../../model/panel.ts';
import { expectedOf } from '../../state/ahead-asked.ts';
import { answerAhead } from '../../state/ahead.ts';
import { pageQuiet, type Quiet } from '../../state/idle.ts';
import { Resting } from '../../state/resting.ts';
import { scopeOfView, viewOfLink } from '../../state/view-scope.ts';
import { dwellMs } from './dwell.ts';

/** Of a link to another screen in the rail. */
const railLinks = '.rail a[href]:not([aria-current="page"])';

/**
 * Answers ahead what the dashboard asks first to which the reader is about to go: the link to it in the rail has the pointer, or the focus by
 * keyboard. Leaving the link, a click, and whatever the page begins stop that at once. Gives how to stop altogether.
 */
export function followNextScreen(engine: Engine, client: QueryClient, quiet: Quiet = pageQuiet): () => void {
  let on: HTMLAnchorElement | null = null;
  let resting: Resting | null = null;
  const goesTo = (link: HTMLAnchorElement | null): void => {
    if (link === on) return;
    on = link;
    resting?.leave();
    resting = link && new Resting((signal) => answerScreen(engine, client, link, signal), quiet, dwellMs);
    resting?.again();
  };
  const pointed = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') goesTo(linkOf(event.target));
  };
  const focused = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.matches(':focus-visible')) goesTo(linkOf(target));
  };
  const left = (): void => goesTo(null);
  const over = new AbortController();
  const { signal } = over;
  document.addEventListener('pointerover', pointed, { signal });
  document.documentElement.addEventListener('pointerleave', left, { signal });
  document.addEventListener('focusin', focused, { signal });
  document.addEventListener('focusout', left, { signal });
  document.addEventListener('click', left, { signal, capture: true });
  return () => {
    over.abort();
    left();
  };
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(railLinks) : null;
}

async function answerScreen(engine: Engine, client: QueryClient, { pathname, search }: HTMLAnchorElement, signal: AbortSignal): Promise<void> {
  const { reading, fields, revision, ...described } = engine.describe();
  // While files are read the first answers would be of other records.
  if (reading || described.extent === null) return;
  const view = viewOfLink(search);
  if (view.focus !== null) return;
  const panels = await panelsAtFirst(pathname);
  if (signal.aborted || panels.length === 0) return;
  const questions = askedFirst(panels, view, scopeOfView(view, described), fields);
  await answerAhead(engine, client, questions.map((question) => expectedOf(engine, question, revision)), signal);
}

/** Panels that are on the screen when a dashboard is opened; none of another screen. */
async function panelsAtFirst(path: string): Promise<readonly Panel[]> {
  // The sheet that is shown is as high as the next one.
  const height = document.getElementById('sheet')?.clientHeight ?? innerHeight;
  if (isDashboardPath(path)) return panelsWithin(await dashboards[path](), height);
  const id = /^\/dashboards\/([^/]+)$/.exec(path)?.[1];
  if (id === undefined) return [];
  const { useSavedDashboards } = await import('../../state/saved-dashboards.ts');
  const saved = useSavedDashboards.getState().dashboards.find((one) => one.id === id);
  return saved === undefined ? [] : savedWithin(saved, height);
}
