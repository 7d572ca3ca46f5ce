import type { Result } from '../../base/result.ts';
import type { Buckets } from '../../charts/buckets.ts';
import type { Drawn } from '../../charts/draw.ts';
import type { Size } from '../../charts/look.ts';
import { misfitSentence, type Misfit } from '../../charts/needs.ts';
import type { Unread } from '../../charts/unread.ts';
import type { Frame } from '../../model/frame.ts';
import type { Chosen } from '../../model/consequence.ts';
import { titleIn, type Panel } from '../../model/panel.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import type { ChartHandle } from '../../ui/chart-handle.ts';
import type { UnreadRow } from '../../ui/chart/unread-text.ts';
import type { Face } from '../../ui/panel/PanelActions.tsx';
import { PanelPicture } from '../../ui/panel/PanelPicture.tsx';
import { Asking, PanelNotice } from '../../ui/panel/PanelState.tsx';
import { panelWords } from '../../ui/panel/words.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { useDashboard } from './dashboard-context.tsx';
import { useListOrder } from './order.ts';
import type { Picked } from './picked.ts';
import type { PanelAnswer } from './use-answer.ts';

/** Faces and pictures that the Overview does not begin with. */
const ListTable = lazyPart(async () => (await import('../../ui/ListTable.tsx')).ListTable);
const DataTable = lazyPart(async () => (await import('../../ui/DataTable.tsx')).DataTable);
/** What an answer lacks is said by what is loaded when the first one lacks something. */
const PanelProblem = lazyPart(async () => (await import('./PanelProblem.tsx')).PanelProblem);
const StatementFace = lazyPart(async () => (await import('./StatementFace.tsx')).StatementFace);
const NoMatch = lazyPart(async () => (await import('./NoMatch.tsx')).NoMatch);

interface PanelBodyProps {
  readonly panel: Panel;
  /** It is on the screen. */
  readonly isVisible: boolean;
  readonly answer: PanelAnswer;
  readonly frame: Frame | null;
  /** The frame as the table shows it, perhaps with what was before. */
  readonly twin: Frame | null;
  readonly drawn: Result<Drawn, Misfit> | null;
  readonly buckets: Buckets;
  readonly size: Size;
  readonly face: Face;
  readonly counts: string;
  readonly unread: Unread;
  /** The same as rows of the twin; absent without an axis of time. */
  readonly unreadRows: readonly UnreadRow[] | undefined;
  readonly handle: React.Ref<ChartHandle>;
  readonly chosen: Chosen;
  readonly picked: Picked;
}

/** One of a panel's faces, or the state that keeps it from showing one. */
export function PanelBody({ panel, isVisible, answer, frame, twin, drawn, buckets, size, face, counts, unread, unreadRows, handle, chosen, picked }: PanelBodyProps) {
  const words = usePartWords(panelWords);
  const { look, brush, rangeChosen, zoomedOut, recordsIn } = useDashboard();
  const { onOrder } = useListOrder(panel);
  const { problem } = answer;
  if (face === 'statement') return <StatementFace panel={panel} answer={answer} counts={counts} />;
  if (problem?.kind === 'field-missing') {
    return <PanelNotice fact={words.notLogged(problem.fields.join(', '))} detail={words.notLoggedFact(problem.fields.length)} />;
  }
  if (problem !== null) return <div className="panel-problem"><PanelProblem panel={panel} problem={problem} onAgain={answer.again} /></div>;
  if (frame === null) return answer.asking === 'first' ? <Asking language={look.language} isSeen={isVisible} onStop={answer.stop} /> : null;
  if (frame.rows === 0) return <NoMatch panel={panel} frame={frame} />;
  const table = (
    <DataTable frame={twin ?? frame} look={look} units={panel.units ?? {}} caption={titleIn(panel.title, look.language)} unread={unreadRows} onPick={picked.cell} />
  );
  if (face === 'table') return table;
  if (drawn === null) return null;
  if (!drawn.ok) return <PanelNotice fact={words.misfit} detail={misfitSentence(drawn.problem)[look.language]} />;
  const shown = drawn.value;
  if (shown.kind === 'table') return table;
  if (shown.kind === 'list') {
    return (
      <ListTable list={shown.list} caption={titleIn(panel.title, look.language)} chosen={chosen} onMarked={panel.consequence.kind === 'none' ? undefined : picked.marked} onOrder={onOrder} />
    );
  }
  return (
    <PanelPicture
      panel={panel} drawn={shown} buckets={buckets} size={size} unread={unread} handle={handle} look={look} brush={brush} chosen={chosen}
      onPick={picked.value} onMarked={picked.marked} onRange={rangeChosen} onZoomOut={zoomedOut} recordsIn={recordsIn}
    />
  );
}
