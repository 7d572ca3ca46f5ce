import { memo, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { joinedSentences, type Language } from '../../base/words.ts';
import { formatDuration } from '../../base/format/time.ts';
import { formatExact } from '../../base/format/number.ts';
import { rangeOf, type Buckets } from '../../charts/buckets.ts';
import type { ChartDrawn } from '../../charts/chart/drawn.ts';
import { draw, isLazy, optionOf, type Drawn } from '../../charts/draw.ts';
import { stretchText } from '../../charts/figures.ts';
import { isLate, type Said } from '../../charts/finding/finding.ts';
import { frameInRates, panelInRates } from '../../charts/rates.ts';
import { unreadStretches, type Unread } from '../../charts/unread.ts';
import type { Frame } from '../../model/frame.ts';
import { titleIn, type Panel } from '../../model/panel.ts';
import { useDescription } from '../../state/engine.tsx';
import { lazyPart } from '../../state/lazy-part.tsx';
import type { Urgency } from '../../state/post.ts';
import { scopeOver } from '../../state/scope.ts';
import { useUnread } from '../../state/unread.ts';
import { useChartKinds, type ChartKinds } from '../../ui/chart/chart-drawer.ts';
import type { ChartHandle } from '../../ui/chart-handle.ts';
import { gapsText, unreadRows } from '../../ui/chart/unread-text.ts';
import { useSize } from '../../ui/chart/use-size.ts';
import { Legend } from '../../ui/panel/Legend.tsx';
import { PanelActions, type Face, type SaveKind } from '../../ui/panel/PanelActions.tsx';
import { PanelFrame } from '../../ui/panel/PanelFrame.tsx';
import { seriesValue } from '../../ui/panel/PanelPicture.tsx';
import { saveKinds } from '../../ui/panel/save-kinds.ts';
import { panelWords } from '../../ui/panel/words.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { bucketsOfPanel } from './axis.ts';
import { SightProvider, useDashboard } from './dashboard-context.tsx';
import { useBefore } from './compare/comparison.ts';
import { draggedEnded, draggedShown } from './dragged.ts';
import { useOpenQuery } from './open-query.ts';
import { namesValues, useChosenPanel, useChosenValues, withValues } from './chosen.ts';
import { useListOrder } from './order.ts';
import { PanelBody } from './PanelBody.tsx';
import { usePicked } from './picked.ts';
import { questionOf } from './questions.ts';
import { useShownKind } from './shown-kind.tsx';
import { usePlace, useSight } from './sight.ts';
import { useCompanion, useLiveFrame, usePanelAnswer, type PanelAnswer } from './use-answer.ts';
import { useEntityColours } from './use-entity-colours.ts';
import { noBuckets, useDrawing, useDrawn, useFinding } from './use-drawn.ts';

/** Few panels let something be chosen, or have ends that could be several things. */
const PanelExtra = lazyPart(async () => (await import('./PanelSegments.tsx')).PanelExtra);

interface PanelCellProps {
  readonly panel: Panel;
  readonly height?: number;
  /** It fills the sheet. */
  readonly whole?: boolean;
  /** A section of a frame that several panels share. */
  readonly section?: boolean;
  /** Tells the frame what the section found and whether it is turned. */
  readonly onSaid?: (id: string, said: Said | null) => void;
  readonly onFace?: (id: string, face: Face) => void;
}

const timeKinds = new Set(['verdicts', 'verdict', 'mirror', 'lines', 'heat']);
/** Their height follows their rows; in a narrow window they are not scrolled inside. */
const flowingKinds = new Set(['rank', 'list', 'share', 'map', 'table']);

/** Pixels of a header that title, unit and actions take, a switch between kinds, and a name with its mark. */
const legendBeside = 320;
const switchWidth = 150;
const legendName = 125;
/** As in the style sheet: headers wrap then, so there is room for every name. */
const narrow = '(max-width: 639px)';

/** One panel: it asks once it is near the screen, draws, turns, saves, fills the sheet, and passes clicks on as filters. */
export function PanelCell(props: PanelCellProps) {
  const frameRef = useRef<HTMLElement>(null);
  const place = usePlace(props.whole === true ? `${props.panel.id} whole` : props.panel.id);
  const sight = useSight(frameRef, place);
  return <SightProvider isVisible={sight === 'now'}><SightedPanel {...props} frameRef={frameRef} place={place} sight={sight} /></SightProvider>;
}

interface SightedPanelProps extends PanelCellProps {
  readonly frameRef: RefObject<HTMLElement | null>;
  /** What it is called among all that stand anywhere. */
  readonly place: string;
  readonly sight: Urgency | null;
}

const SightedPanel = memo(function SightedPanel({ panel: given, height, section = false, onSaid, onFace, frameRef, place, sight }: SightedPanelProps) {
  const words = usePartWords(panelWords);
  const { panel: shownKind, kindSwitch } = useShownKind(useChosenPanel(given));
  const { look, scope, comparison, live, focus, focused } = useDashboard();
  const panel = useMemo(() => panelInRates(shownKind, look.units), [shownKind, look.units]);
  const inRates = useCallback((frame: Frame | null): Frame | null => frameInRates(frame, shownKind.units, look.units), [shownKind.units, look.units]);
  const { extent, fields, reading } = useDescription();
  const chart = useRef<ChartHandle>(null);
  const openQuery = useOpenQuery(panel);
  const [bodyRef, size] = useSize<HTMLDivElement>(place);
  const [face, setFace] = useState<Face>('picture');
  const [saving, setSaving] = useState(false);
  const isVisible = sight === 'now';
  const { picture } = panel;
  const kinds = useChartKinds(isLazy(picture) || isLate(panel.finding));

  const answer = usePanelAnswer(panel, scope, sight);
  const [before, onBefore] = useBefore(answer.frame);
  const hasTimeAxis = picture.kind === 'chart' ? answer.frame !== null && kinds?.isOverTime(picture.chart, answer.frame) === true : timeKinds.has(picture.kind);
  const liveFrame = useLiveFrame(live, panel, scope, isVisible && !hasTimeAxis);
  const frame = inRates(liveFrame ?? answer.frame);
  const buckets = bucketsOfPanel(panel, scope, extent);
  const beside = useCompanion(panel, scope, sight);
  const companion = useMemo(() => beside && { ...beside, frame: inRates(beside.frame) ?? beside.frame }, [beside, inRates]);
  const { order } = useListOrder(panel);
  const chosen = useChosenValues(panel, scope.filters);
  const drawing = useDrawing(panel, buckets, size, { companion, order, chosen });
  // The change of a stretch under the pointer is not known.
  const past = liveFrame === null ? inRates(before) : null;
  const isColoured = useEntityColours(panel, frame, sight);
  const drawn = useDrawn(panel, isColoured ? frame : null, drawing, kinds, past);
  const isTable = frame !== null && (face === 'table' || saving);
  const whole = isTable && picture.kind === 'chart' ? (kinds?.table(picture.chart, frame) ?? frame) : frame;
  const twin = !isTable || whole === null || comparison === null || past === null ? whole : comparison.table(panel, whole, past, drawing.buckets, look);
  const computed = useFinding(panel, frame, drawing, kinds);
  const own = drawn?.ok === true ? chartOf(panel, drawn.value) : null;
  const finding = own ? chartSaid(own, look.language) : computed;
  const unread = useUnread(buckets ?? noBuckets);

  const unreadSaid = hasTimeAxis ? gapsText(drawing.buckets, unread, look) : null;
  const { said, doubt } = withCaveats(saidOf(finding, hasTimeAxis, own !== null || picture.kind === 'scans' || picture.kind === 'bins', frame, look.language, words), panel, reading ? null : fields, look.language, [isCountedAsZero(panel, drawing.buckets, unread) ? words.zeros : null, unreadSaid]);
  const counts = useCountsNote(panel, answer);
  const picked = usePicked(panel);
  const shown = drawn?.ok === true ? drawn.value : null;
  const filterCount = scope.filters.length;
  const turn = (to: Face): void => {
    setFace(to);
    onFace?.(panel.id, to);
  };
  useEffect(() => onSaid?.(panel.id, said), [onSaid, panel.id, said?.text, said?.warning]); // oxlint-disable-line react/exhaustive-deps -- the sentence decides, not the object that holds it

  const unitOf = (picture: Drawn | null, steps: Buckets | null): string => {
    const unit = namesValues(panel.unit) ? panel.unit : chartOf(panel, picture)?.unit ?? panel.unit;
    return withValues(unit[look.language].replace('{bin}', steps ? formatDuration(steps.step, look.language).replace(/^1\s/, '') : '').replace('{rows}', picture?.kind === 'list' ? picture.list.count : ''), frame, look);
  };
  const unit = unitOf(shown, buckets);
  useLiveChart({ panel, frameRef, chart, drawing, unitOf, inRates, follows: isVisible && hasTimeAxis, kinds });
  const title = titleIn(panel.title, look.language);
  const isMaximised = focus === panel.id;
  const saves = frame === null ? null : saveKinds(shown);
  const save = (kind: SaveKind): void => {
    const caption = [`${title}  ${unit}`, said?.text ?? '', ...(unreadSaid === null ? [] : [unreadSaid]), `${stretchText(rangeOf(drawing.buckets), look.zone)} · ${comparison === null || past === null ? '' : `${comparison.caption(look)} · `}${counts}${filterCount === 0 ? '' : ` · ${words.filters(filterCount)}`}`];
    if (frame === null) return;
    const saving = { panel, frame: twin ?? frame, drawn: shown, look, size, statement: panel.statement, chart: chart.current, caption, buckets: drawing.buckets, unread };
    // Saving is loaded when something is saved.
    void import('../../ui/panel/saves.ts').then(({ savePanel }) => savePanel(kind, saving));
  };
  const keys: Readonly<Record<string, () => void>> = {
    '?': () => turn(face === 'statement' ? 'picture' : 'statement'),
    t: () => turn(face === 'table' ? 'picture' : 'table'),
    s: () => setSaving(saves !== null),
    m: () => focused(isMaximised ? null : panel.id),
  };
  const keyed = (key: string, isFrame: boolean): boolean => {
    // From inside, Escape leads to the panel first.
    const back = face !== 'picture' ? () => turn('picture') : isMaximised && isFrame ? keys['m'] : undefined;
    const deed = key === 'escape' ? back : keys[key];
    deed?.();
    return deed !== undefined;
  };
  return (
    <PanelFrame
      id={panel.id} title={title} unit={unit} counts={counts} section={section} height={height} frameRef={frameRef} busy={answer.asking !== null} onKey={keyed}
      finding={doubt ?? said} choice={panel.choice === undefined || face === 'statement' ? undefined : <PanelExtra choice={panel.choice} />}
      legend={<>{face === 'statement' || (frame?.rows ?? 0) === 0 ? undefined : shown?.kind === 'time' && shown.legend
        ? <Legend series={shown.series} look={look} onPick={(series, gesture) => picked.value?.(seriesValue(picture, series), gesture)} />
        : own && own.series.length > 1 && picture.kind === 'chart' && picture.chart.legend !== 'none'
          ? <><Legend series={own.series} most={matchMedia(narrow).matches ? undefined : Math.max(1, Math.floor((size.width - legendBeside - (kindSwitch ? switchWidth : 0)) / legendName))} look={look} onPick={({ marked }, gesture) => picked.marked(marked, gesture)} />{kindSwitch}</>
          : kindSwitch}{own?.warns === true && face !== 'statement' ? <PanelExtra /> : null}{comparison && hasTimeAxis && face !== 'statement' ? <comparison.Legend comparison={comparison} shown={shown} /> : null}</>}
      actions={<PanelActions title={title} face={face} onFace={turn} saves={saves} onSave={save} saving={saving} onSaving={setSaving} maximised={isMaximised} onMaximise={() => focused(isMaximised ? null : panel.id)} onOpenQuery={openQuery} />}
      body={
        <div ref={bodyRef} className={pictureClass(answer, panel, face)}>
          {comparison && <comparison.Answer comparison={comparison} panel={panel} frame={answer.frame} isOld={answer.asking === 'again'} urgency={sight} onBefore={onBefore} />}
          <PanelBody panel={panel} isVisible={isVisible} answer={answer} frame={frame} twin={twin} drawn={drawn} buckets={drawing.buckets} size={size} face={face} counts={counts} unread={unread} unreadRows={isTable && hasTimeAxis ? unreadRows(drawing.buckets, unread, look) : undefined} handle={chart} chosen={chosen} picked={picked} />
        </div>
      }
    />
  );
});

function pictureClass(answer: PanelAnswer, panel: Panel, face: Face): string {
  return `panel-picture${answer.asking === 'again' ? ' again' : ''}${face === 'picture' && flowingKinds.has(panel.picture.kind) ? ' flows' : ''}`;
}

/** What the panel says, and what casts doubt on it: reading that goes on, or a limit that cut an answer which must be whole. */
function saidOf(finding: Said | null, hasTimeAxis: boolean, isOwn: boolean, frame: Frame | null, language: Language, words: { partial: string; cut: (limit: string, groups: string) => string }): { said: Said | null; doubt: Said | null } {
  if (frame === null) return { said: null, doubt: null };
  const { cut, partial } = frame.coverage;
  if (cut && hasTimeAxis) return { said: finding, doubt: { text: words.cut(formatExact(cut.limit), formatExact(cut.groups)), warning: true } };
  // A share among the rows that are drawn must not be taken for a share of everything.
  if (cut && isOwn) {
    const text = words.cut(formatExact(cut.limit), formatExact(cut.groups));
    return { said: finding, doubt: { text: joinedSentences([text, finding?.text ?? null], language), warning: true } };
  }
  if (partial) return { said: finding, doubt: { text: words.partial, warning: true } };
  return { said: finding, doubt: null };
}

/** What cannot be told of this log for want of a field, or is told of more time than was read, after what is said; `fields` null while more may come. */
function withCaveats({ said, doubt }: { said: Said | null; doubt: Said | null }, { caveats = [] }: Panel, fields: readonly string[] | null, language: Language, times: readonly (string | null)[]): { said: Said | null; doubt: Said | null } {
  const lacking = fields === null ? [] : caveats.filter(({ field }) => !fields.includes(field)).map(({ says }) => says[language]);
  const missing = [...times.filter((one) => one !== null), ...lacking];
  if (missing.length === 0 || (said === null && doubt === null)) return { said, doubt };
  return { said, doubt: { text: joinedSentences([doubt?.text ?? said?.text ?? null, ...missing], language), warning: true } };
}

/** The statement itself averages over the whole range, of which a part was not read. */
function isCountedAsZero({ statement, companion = '' }: Panel, buckets: Buckets, unread: Unread): boolean {
  return unreadStretches(buckets, unread).length > 0 && /_over_time\(|\{seconds\|/.test(statement + companion);
}

/** The picture as a reader's own chart, which names its unit itself. */
function chartOf({ picture }: Panel, drawn: Drawn | null): ChartDrawn | null {
  return picture.kind === 'chart' && drawn?.kind === 'chart' ? drawn.chart : null;
}

/** What a reader's own chart had to leave out, and what it says: the first is what must not be cut where the line is short. */
function chartSaid({ finding, note, warns = false }: ChartDrawn, language: Language): Said | null {
  const text = joinedSentences([note?.[language] ?? null, finding[language]], language);
  return text === '' ? null : { text, warning: warns };
}

/** Which records are in the numbers, as the question came out after its filters were looked at. */
function useCountsNote(panel: Panel, answer: PanelAnswer): string {
  const words = usePartWords(panelWords);
  const { fields } = useDescription();
  if (answer.counts === 'flows') return words.countsFlows;
  if (panel.statement.includes('${{observed|')) return words.countsBoth;
  return panel.counts === 'flows' && !fields.includes('observation') ? words.countsTwice : words.countsRecords;
}

interface LiveChart {
  readonly panel: Panel;
  readonly frameRef: RefObject<HTMLElement | null>;
  readonly chart: RefObject<ChartHandle | null>;
  readonly drawing: ReturnType<typeof useDrawing>;
  readonly unitOf: (picture: Drawn, steps: Buckets) => string;
  readonly inRates: (frame: Frame | null) => Frame | null;
  /** It is on the screen, and has a time axis. */
  readonly follows: boolean;
  readonly kinds: ChartKinds | null;
}

/** While the range itself is dragged, charts over time draw each answer straight into their instance. */
function useLiveChart({ panel, frameRef, chart, drawing, unitOf, inRates, follows, kinds }: LiveChart): void {
  const { live, scope } = useDashboard();
  const { extent, captureInterval, fields } = useDescription();
  const latest = useRef({ drawing, unitOf });
  useEffect(() => {
    latest.current = { drawing, unitOf };
  });
  const asked = useMemo(() => ({ statement: panel.statement, counts: panel.counts, ownFilter: panel.ownFilter }), [panel]);
  useEffect(() => {
    if (!follows) return undefined;
    const parts = { ...scope, choices: scope.variables };
    let isShowing = false;
    const leave = live.follow({
      hasTimeAxis: true,
      ask: (range) => {
        const question = questionOf(asked, scopeOver(parts, range, extent, captureInterval), fields);
        return question.ok ? question.value : null;
      },
      show: (frame, range) => {
        isShowing = frame !== null;
        if (frame === null) {
          chart.current?.restore();
          draggedEnded(frameRef.current);
          return;
        }
        const over = scopeOver(parts, range, extent, captureInterval);
        const buckets = bucketsOfPanel(panel, over, extent);
        const picture = buckets && draw(panel, inRates(frame) ?? frame, { ...latest.current.drawing, buckets }, kinds?.draw);
        const option = picture?.ok === true ? optionOf(picture.value) : null;
        if (option === null || buckets === null || picture?.ok !== true) return;
        chart.current?.show(option);
        draggedShown(frameRef.current, latest.current.unitOf(picture.value, buckets));
      },
    });
    const [handle, framed] = [chart.current, frameRef.current];
    return () => {
      leave();
      // It was scrolled away, or another scope came: nothing brings back any more what stood there.
      if (!isShowing) return;
      handle?.restore();
      draggedEnded(framed);
    };
  }, [live, follows, asked, panel, scope, extent, captureInterval, fields, chart, frameRef, inRates, kinds]);
}
