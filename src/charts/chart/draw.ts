import { ok, type Result } from '../../base/result.ts';
import { formatDuration } from '../../base/format/time.ts';
import { formatExact } from '../../base/format/number.ts';
import { beforeHan, joinedSentences, plural } from '../../base/words.ts';
import type { Chart } from '../../model/chart.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import type { Drawing } from '../context.ts';
import type { ChartDrawer } from '../draw.ts';
import { graphDraw } from '../graph/draw.ts';
import { gridDraw } from '../grid/draw.ts';
import { lanesDraw, lanesFinding } from '../lanes/draw.ts';
import { matrixDraw } from '../matrix/draw.ts';
import type { Misfit } from '../needs.ts';
import { numberDraw } from '../number/draw.ts';
import { pieDraw } from '../pie/draw.ts';
import { placesDraw } from '../places/draw.ts';
import { sankeyDraw } from '../sankey/draw.ts';
import { binsDrawn } from '../bins/draw.ts';
import { listOf } from '../list/rows.ts';
import { scansDrawn } from '../scans/draw.ts';
import { scatterDraw } from '../scatter/draw.ts';
import { levelledMirrorDrawn } from '../mirror/levels.ts';
import { oneVerdictDrawn } from '../verdicts/one.ts';
import { sharesDraw } from '../shares/draw.ts';
import { xyDraw } from '../xy/draw.ts';
import { figuresOf } from '../xy/figures.ts';
import { mostCategories } from '../xy/slots.ts';
import { amountName, amountOf, amountText } from './amount.ts';
import type { ChartDrawn } from './drawn.ts';
import { ambiguousNote, endsFinding } from './ends-finding.ts';
import { countryFinding, gridFinding, numberFinding, pieFinding, sankeyFinding, scatterFinding, xyFinding } from './finding.ts';

/** What each step is divided up of, where the steps are wholes. */
const shareOf = ({ en, zh }: Text): Text => ({ en: en === '' ? 'share of each step' : `share of ${en}`, zh: zh === '' ? '占各步的份额' : `${beforeHan(zh)}占比` });

/** A chart over a frame, with the sentence that sums it up; a misfit names the column that is missing or of another type. */
export function chartDrawn(chart: Chart, frame: Frame, drawing: Drawing): Result<ChartDrawn, Misfit> {
  const column = frame.columns.find((one) => one.name === chart.y[0]);
  const amount = amountOf(chart, column);
  const unit = amountName(amount);
  const { look } = drawing;
  const none = { amount, unit, series: [], note: null } as const;
  switch (chart.kind) {
    case 'line':
    case 'area':
    case 'stacked':
    case 'stacked100':
    case 'bar': {
      const made = xyDraw(frame, chart, drawing);
      if (!made.ok) return made;
      const { body, xy } = made.value;
      const series = figuresOf(xy.series);
      const leftOut = xy.slots.kind === 'category' ? xy.slots.leftOut : 0;
      return ok({
        body, amount, series, unit: chart.kind === 'stacked100' ? shareOf(unit) : body.kind === 'time' ? withBin(unit, body.buckets.step) : unit, finding: xyFinding(xy, series, chart, look),
        note: leftOut === 0 ? null : { en: `The first ${mostCategories} values of ${xy.x.name} are drawn; ${formatExact(leftOut)} more are in the table.`, zh: `绘出 ${xy.x.name} 的前 ${mostCategories} 个值，其余 ${formatExact(leftOut)} 个见表格。` },
      });
    }
    case 'pie': {
      const made = pieDraw(frame, chart, drawing);
      if (!made.ok) return made;
      const { negative } = made.value.folded;
      return ok({
        ...none, body: made.value.body, finding: pieFinding(made.value.folded, amount, look),
        note: negative === 0 ? null : { en: `Left out, as less than zero is no part of a whole: ${formatExact(negative)} ${plural(negative, 'row', 'rows')}.`, zh: `${formatExact(negative)} 行小于零，不属于整体，未绘出。` },
      });
    }
    case 'number': {
      const made = numberDraw(frame, chart);
      if (!made.ok) return made;
      return ok({
        ...none, body: made.value, finding: numberFinding(made.value, amount, look),
        note: frame.rows <= 1 ? null : { en: `The first of ${formatExact(frame.rows)} rows.`, zh: `${formatExact(frame.rows)} 行中的第一行。` },
      });
    }
    case 'heat': {
      const made = gridDraw(frame, chart, drawing);
      if (!made.ok) return made;
      const { folded } = made.value;
      return ok({
        ...none, body: made.value.body, finding: gridFinding(made.value.rows, made.value.total, amount, look),
        note: folded.rows === 0 ? null : { en: `Without room: ${formatExact(folded.rows)} ${plural(folded.rows, 'row', 'rows')}, ${amountText(folded.total, amount, look)}.`, zh: `另有 ${formatExact(folded.rows)} 行放不下，共 ${amountText(folded.total, amount, look)}。` },
      });
    }
    case 'map': {
      const made = placesDraw(frame, chart, drawing);
      return made.ok ? ok({ ...none, body: made.value.body, finding: countryFinding(made.value.countries, amount, look) }) : made;
    }
    case 'sankey': {
      const made = sankeyDraw(frame, chart, drawing);
      if (!made.ok) return made;
      const { folded, ambiguous } = made.value.flows;
      return ok({
        ...none, body: made.value.body, finding: sankeyFinding(made.value.flows, amount, look), warns: ambiguous > 0,
        note: bothNotes(ambiguousNote({ ambiguous }, amount, look), folded.pairs === 0 ? null : { en: `${formatExact(folded.pairs)} ${plural(folded.pairs, 'pair', 'pairs')} folded, ${amountText(folded.amount, amount, look)}.`, zh: `并入其他 ${formatExact(folded.pairs)} 对，${amountText(folded.amount, amount, look)}。` }),
      });
    }
    case 'matrix': {
      const made = matrixDraw(frame, chart, drawing);
      if (!made.ok) return made;
      return ok({ ...none, body: made.value.body, unit: made.value.unit, finding: endsFinding(made.value.ends, amount, look), note: ambiguousNote(made.value.ends, amount, look), warns: made.value.ends.ambiguous > 0 });
    }
    case 'graph': {
      const made = graphDraw(frame, chart, drawing);
      if (!made.ok) return made;
      const { leftOut, ends, body } = made.value;
      return ok({
        ...none, body, finding: endsFinding(ends, amount, look), warns: ends.ambiguous > 0,
        note: bothNotes(ambiguousNote(ends, amount, look), leftOut.pairs === 0 ? null : { en: `Pairs with others, ${amountText(leftOut.amount, amount, look)}, are not drawn.`, zh: `与其他对象的通信（${amountText(leftOut.amount, amount, look)}）未绘出。` }),
      });
    }
    case 'lanes': {
      const made = lanesDraw(frame, chart, drawing);
      if (!made.ok) return made;
      const { body, series, leftOut } = made.value;
      return ok({
        ...none, body, series, finding: lanesFinding(series, drawing),
        note: leftOut === 0 ? null : { en: `${formatExact(leftOut)} more are in the table.`, zh: `另有 ${formatExact(leftOut)} 路见表格。` },
      });
    }
    case 'shares': {
      const made = sharesDraw(frame, chart, drawing);
      return made.ok ? ok({ ...none, body: made.value.body, finding: made.value.finding }) : made;
    }
    case 'scatter': {
      const made = scatterDraw(frame, chart, drawing);
      return made.ok ? ok({ ...none, body: made.value.body, finding: scatterFinding(made.value), note: scatterNote(made.value.leftOut, made.value.beyond) }) : made;
    }
  }
}

/** As `draw` wants it. */
export const drawChart: ChartDrawer = (panel, frame, drawing) => {
  const { picture } = panel;
  switch (picture.kind) {
    case 'mirror':
      return levelledMirrorDrawn(picture, frame, drawing);
    case 'verdict':
      return oneVerdictDrawn(picture, frame, drawing);
    case 'list': {
      const list = listOf({ ...panel, picture }, frame, drawing);
      return list.ok ? ok({ kind: 'list', list: list.value }) : list;
    }
    case 'chart':
    case 'bins':
    case 'scans': {
      const made = picture.kind === 'scans' ? scansDrawn(picture, frame, drawing) : picture.kind === 'bins' ? binsDrawn(picture, frame, drawing) : chartDrawn(picture.chart, frame, drawing);
      return made.ok ? ok({ kind: 'chart', chart: made.value }) : made;
    }
  }
};

function withBin(unit: Text, step: number): Text {
  const bin = { en: `bins of ${formatDuration(step, 'en')}`, zh: `时间格 ${formatDuration(step, 'zh')}` };
  return { en: unit.en === '' ? bin.en : `${unit.en}, ${bin.en}`, zh: unit.zh === '' ? bin.zh : `${unit.zh}，${bin.zh}` };
}

function scatterNote(leftOut: number, beyond: number): Text | null {
  if (leftOut + beyond === 0) return null;
  const en = [leftOut > 0 ? `${formatExact(leftOut)} ${plural(leftOut, 'row', 'rows')} without a value for both axes left out.` : '', beyond > 0 ? `${formatExact(beyond)} more points are in the table.` : ''];
  const zh = [leftOut > 0 ? `${formatExact(leftOut)} 行缺少可绘的坐标，未绘出。` : '', beyond > 0 ? `另有 ${formatExact(beyond)} 个点见表格。` : ''];
  return { en: joinedSentences(en, 'en'), zh: joinedSentences(zh, 'zh') };
}

/** Two notes as one; null without any. */
function bothNotes(first: Text | null, second: Text | null): Text | null {
  if (first === null || second === null) return first ?? second;
  return { en: joinedSentences([first.en, second.en], 'en'), zh: joinedSentences([first.zh, second.zh], 'zh') };
}
