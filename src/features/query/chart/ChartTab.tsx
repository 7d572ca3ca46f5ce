import { useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { formatExact } from '../../../base/format/number.ts';
import { joinedSentences } from '../../../base/words.ts';
import { absentColumns } from '../../../charts/chart/auto.ts';
import { missingFor } from '../../../charts/chart/needs.ts';
import { misfitSentence } from '../../../charts/needs.ts';
import { withShares } from '../../../charts/xy/table.ts';
import { filtersOf } from '../../../model/consequence.ts';
import { filterIs } from '../../../model/filter.ts';
import type { Frame } from '../../../model/frame.ts';
import { titleIn } from '../../../model/panel.ts';
import type { TimeRange } from '../../../model/time.ts';
import type { Gesture } from '../../../state/picked.ts';
import { useDescription } from '../../../state/engine.tsx';
import { useExtent, useView, useViewActions } from '../../../state/view.ts';
import type { ChartHandle } from '../../../ui/chart-handle.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { Brush } from '../../../ui/chart/brush.ts';
import { ChartPicture } from '../../../ui/chart/ChartPicture.tsx';
import { SeriesTable } from '../../../ui/chart/SeriesTable.tsx';
import { useSize } from '../../../ui/chart/use-size.ts';
import { Legend } from '../../../ui/panel/Legend.tsx';
import { PanelFrame } from '../../../ui/panel/PanelFrame.tsx';
import { Asking, PanelNotice } from '../../../ui/panel/PanelState.tsx';
import { savePanel } from '../../../ui/panel/saves.ts';
import { panelWords } from '../../../ui/panel/words.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { useLook } from '../look.ts';
import type { TabProps } from '../tab.ts';
import { ChartSettings } from './ChartSettings.tsx';
import { ChartTools } from './ChartTools.tsx';
import { clickable, clickChoices, consequenceOf, unusedClick } from './clicks.ts';
import { panelDraft } from './panel-draft.ts';
import { chartTitle } from './title.ts';
import { gapsText, unreadRows } from '../../../ui/chart/unread-text.ts';
import { useChart, useDrawnChart } from './use-chart.ts';
import { words as pageWords } from '../words.ts';
import { chartTabWords } from './words.ts';
import './chart-tab.css';

/** Under this width the settings lie over the chart, and begin closed. */
const narrow = '(max-width: 1023px)';
/** Of what was left out of a link, as said of the chart; in characters. */
const longestPart = 40;

/** The result as a picture that the reader puts together; every change of its settings is seen at once. */
export function ChartTab(props: TabProps) {
  const words = usePartWords(chartTabWords);
  const page = usePartWords(pageWords);
  const { language } = useReader();
  const { answer, statement } = props;
  if (answer.frame !== null) return <Charted {...props} frame={answer.frame} />;
  if (answer.asking === 'first') return <Asking language={language} onStop={answer.stop} />;
  if (answer.problem !== null) return <PanelNotice fact={page.noAnswer} detail={page.noAnswerDetail} />;
  return statement?.select === null ? <PanelNotice fact={words.nothingToDraw} /> : null;
}

function Charted({ statement, answer, frame, scope, chart: text, onChart, onRange, slots }: TabProps & { readonly frame: Frame }) {
  const words = usePartWords(chartTabWords);
  const panelText = usePartWords(panelWords);
  const look = useLook();
  const { query } = useView();
  const { filtersPicked } = useViewActions();
  const { fields } = useDescription();
  const extent = useExtent();
  const state = useChart(frame, text, onChart);
  const { chart, link } = state;
  const frameRef = useRef<HTMLElement>(null);
  const handle = useRef<ChartHandle>(null);
  const [bodyRef, size] = useSize<HTMLDivElement>();
  const [brush] = useState(() => new Brush());
  const [opened, setOpened] = useState(() => !matchMedia(narrow).matches);
  const [isTable, setTable] = useState(false);
  const { drawn, buckets, unread } = useDrawnChart(chart, frame, scope, size);
  const choices = useMemo(() => clickChoices(chart, frame, clickable(frame, statement, fields)), [chart, frame, statement, fields]);
  const consequence = useMemo(() => consequenceOf(choices, link.click), [choices, link.click]);
  const shown = drawn?.ok === true ? drawn.value : null;

  // A kind that the answer cannot feed has no columns to be named after.
  const misfit = drawn?.ok === false ? drawn.problem : null;
  const title = misfit === null ? chartTitle(chart) : { en: words[chart.kind], zh: words[chart.kind] };
  const unit = shown?.unit[look.language] ?? '';
  const { cut } = frame.coverage;
  const body = shown?.body;
  const axis = body?.kind === 'time' || body?.kind === 'slots' ? body.buckets : null;
  const gaps = axis === null ? null : gapsText(axis, unread, look);
  const joined = (sentences: readonly (string | null)[]): string => joinedSentences(sentences, look.language);
  const absent = absentColumns(frame, link.settings);
  const noClick = unusedClick(choices, frame, link.click);
  const unused = joined([
    link.dropped.length === 0 ? '' : words.dropped(link.dropped.map((part) => part.slice(0, longestPart)).join(', ')),
    absent.length === 0 ? '' : words.absent(absent.join(', ')),
    noClick === null ? '' : words.absentClick(noClick.slice(0, longestPart)),
  ]);
  const said = shown === null ? '' : joined([shown.finding[look.language], shown.note?.[look.language] ?? null, gaps]);
  const told = cut ? joined([words.cut(formatExact(cut.limit), formatExact(cut.groups)), said]) : frame.coverage.partial ? panelText.partial : said;
  const finding = { text: joined([unused, told]), warning: unused !== '' || cut !== undefined || frame.coverage.partial || gaps !== null };
  const marked = (values: Readonly<Record<string, string>>, gesture: Gesture): void => filtersPicked(filtersOf(consequence, values), gesture);
  const panel = { ...panelDraft(query?.text ?? '', title, chart, consequence, shown), id: 'query-chart' };
  const save = (kind: 'png' | 'svg' | 'csv'): void =>
    savePanel(kind, {
      panel, frame, buckets, unread, drawn: shown === null ? null : { kind: 'chart', chart: shown }, look, size, statement: panel.statement, chart: handle.current,
      caption: [`${titleIn(title, look.language)}  ${unit}`, finding.text],
    });
  const hasSeries = (shown?.series.length ?? 0) > 1 || (shown?.series.length === 1 && chart.series !== null);
  const legendTable = hasSeries && chart.legend === 'table' && !isTable;
  return (
    <div className="chart-tab">
      <PanelFrame
        id="query-chart" title={titleIn(title, look.language)} unit={unit} counts={words.counts} finding={finding} busy={answer.asking !== null} frameRef={frameRef}
        onKey={(key) => {
          if (key === 't') setTable(!isTable);
          else if (key === 'escape' && isTable) setTable(false);
          else return false;
          return true;
        }}
        legend={hasSeries && chart.legend === 'header' && shown ? <Legend series={shown.series} look={look} onPick={({ marked: values }, gesture) => marked(values, gesture)} /> : undefined}
        body={
          <div ref={bodyRef} className="panel-picture">
            {frame.rows === 0 ? <PanelNotice fact={words.noRows} /> : isTable ? <DataTable frame={withShares(chart, frame)} look={look} units={{}} caption={titleIn(title, look.language)} unread={axis === null ? undefined : unreadRows(axis, unread, look)} onPick={(field, value, gesture) => filtersPicked([filterIs(field, value)], gesture)} /> : null}
            {isTable || misfit === null ? null : <PanelNotice fact={panelText.misfit} detail={(missingFor(chart.kind, frame) ?? misfitSentence(misfit))[look.language]} />}
            {isTable || shown === null ? null : (
              <ChartPicture
                panel="query-chart" chart={shown} size={size} look={look} brush={brush} unread={unread} handle={handle} onMarked={marked}
                onRange={onRange} onZoomOut={() => onRange(scope.range === null ? null : widened(scope.range, extent))} recordsIn={() => null}
              />
            )}
          </div>
        }
        foot={legendTable && shown ? <LegendTable label={words.legend}><SeriesTable name={chart.series ?? ''} series={shown.series} look={look} onPick={marked} /></LegendTable> : undefined}
      />
      {slots.tools === null ? null : createPortal(<ChartTools drawn={shown} isTable={isTable} onTable={() => setTable(!isTable)} onSave={save} settings={opened} onSettings={() => setOpened(!opened)} />, slots.tools)}
      {slots.aside === null || !opened ? null : createPortal(
        <ChartSettings state={state} chart={chart} frame={frame} drawn={shown} look={look} choices={choices} consequence={consequence} panel={panel} onClose={() => setOpened(false)} />,
        slots.aside,
      )}
    </div>
  );
}

/** The legend beneath the picture; it scrolls, so it can be reached by key. */
function LegendTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus to be scrolled by key
    <section className="chart-tab-legend" aria-label={label} tabIndex={0}>{children}</section>
  );
}

/** Twice as long around the same middle; everything, once it would reach beyond both ends. */
function widened(range: TimeRange, extent: TimeRange | null): TimeRange | null {
  const half = (range.to - range.from) / 2;
  const wide = { from: Math.floor(range.from - half), to: Math.ceil(range.to + half) };
  return extent && wide.from <= extent.from && wide.to >= extent.to ? null : wide;
}
