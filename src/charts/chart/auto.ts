import { usualChart, type Chart, type ChartKind, type ChartSettings } from '../../model/chart.ts';
import type { Frame, FrameColumn } from '../../model/frame.ts';
import { isNumeric, rolesOf, type Role } from './columns.ts';

interface Sorted {
  readonly frame: Frame;
  readonly roles: ReadonlyMap<string, Role>;
  /** Columns of each role, in the order of the result. */
  readonly times: readonly FrameColumn[];
  readonly countries: readonly FrameColumn[];
  readonly names: readonly FrameColumn[];
  readonly measures: readonly FrameColumn[];
}

function sorted(frame: Frame): Sorted {
  const roles = rolesOf(frame);
  const of = (...wanted: readonly Role[]): FrameColumn[] => frame.columns.filter((column) => wanted.includes(roles.get(column.name) ?? 'name'));
  const measures = of('measure');
  return { frame, roles, times: of('time', 'time-text'), countries: of('country'), names: of('name'), measures: measures.length > 0 ? measures : frame.columns.filter(isNumeric).slice(0, 1) };
}

/** Kinds that are nothing without both ends. */
const alwaysTwo: ReadonlySet<ChartKind> = new Set<ChartKind>(['sankey', 'heat', 'matrix', 'graph', 'lanes', 'shares']);

/** The kind that a result asks for by its shape. */
export function kindFor(frame: Frame): ChartKind {
  const { times, countries, names, measures } = sorted(frame);
  const texts = names.filter((column) => column.type === 'varchar');
  if (times.length > 0) return texts.length + countries.length > 0 || measures.length > 1 ? 'line' : 'area';
  if (frame.rows === 1 && measures.length > 0) return 'number';
  if (countries.length === 1 && texts.length === 0) return 'map';
  if (texts.length >= 2 && measures.length === 1 && frame.rows > 2) return 'sankey';
  if (texts.length + names.length + countries.length > 0) return 'bar';
  return measures.length >= 2 ? 'scatter' : 'bar';
}

/** Columns that the reader chose and this result does not have, each once. */
export function absentColumns(frame: Frame, { x, y = [], series, target, groups = [], refused = [], size, second = [] }: ChartSettings): readonly string[] {
  const named = [x, ...y, series, target, ...groups, ...refused, size, ...second].filter((name) => typeof name === 'string');
  return [...new Set(named)].filter((name) => !frame.columns.some((column) => column.name === name));
}

/**
 * A chart with every part filled: what the reader chose where the result has it, else what its columns are. A column that was
 * chosen and is not in this result is left to the usual choice.
 */
export function chartFor(frame: Frame, settings: ChartSettings): Chart {
  const parts = sorted(frame);
  const kind = settings.kind ?? kindFor(frame);
  const has = (name: string | null | undefined): name is string => typeof name === 'string' && frame.columns.some((column) => column.name === name);
  const usual = usualRoles(kind, parts);
  const x = has(settings.x) ? settings.x : usual.x;
  const chosenY = (settings.y ?? []).filter((name) => isNumeric(frame.columns.find((column) => column.name === name)));
  const y = chosenY.length > 0 ? chosenY : usual.y.filter((name) => name !== x || usual.y.length === 1);
  // "None" is a choice too: null stays null.
  const series = settings.series === null && !alwaysTwo.has(kind) ? null : has(settings.series) ? settings.series : usual.series;
  const size = has(settings.size) ? settings.size : null;
  const target = has(settings.target) ? settings.target : null;
  const [groups, refused] = [settings.groups ?? [], settings.refused ?? []].map((names) => (names.every(has) ? names : []));
  // A unit that the reader names holds for all of them.
  const second = settings.second ?? ((settings.unit ?? 'auto') === 'auto' && kind !== 'number' ? otherUnits(frame, y) : []);
  return { ...usualChart, ...settings, kind, x, y: y.length > 0 ? y : usual.y, series: series === x ? null : series, target, groups: groups ?? [], refused: refused ?? [], size, second: second.filter((name) => y.includes(name)) };
}

function usualRoles(kind: ChartKind, { frame, times, countries, names, measures }: Sorted): { readonly x: string | null; readonly y: readonly string[]; readonly series: string | null } {
  const name = (column: FrameColumn | undefined): string | null => column?.name ?? null;
  const first = measures.slice(0, 1).map((column) => column.name);
  const whose = [...names, ...countries].sort((a, b) => rank(a) - rank(b));
  const besides = (taken: string | null): FrameColumn | undefined => whose.find((column) => column.name !== taken);
  switch (kind) {
    case 'lanes': {
      const x = name(times[0] ?? frame.columns[0]);
      return { x, y: first, series: name(besides(x)) };
    }
    case 'line':
    case 'area':
    case 'stacked':
    case 'stacked100': {
      const x = name(times[0] ?? whose[0] ?? frame.columns[0]);
      const series = name(besides(x));
      return { x, y: series === null && times.length > 0 ? comparable(measures) : first, series };
    }
    case 'bar': {
      const x = name(times[0] ?? whose[0] ?? frame.columns[0]);
      // Without a time, further names say more about the same bar and are no series of their own.
      return { x, y: first, series: times.length > 0 ? name(besides(x)) : null };
    }
    case 'heat': {
      const x = name(times[0] ?? whose[0] ?? frame.columns[0]);
      return { x, y: first, series: name(besides(x) ?? frame.columns.find((column) => column.name !== x && column.name !== first[0])) };
    }
    case 'pie':
      return { x: name(whose[0] ?? times[0] ?? frame.columns[0]), y: first, series: null };
    case 'number':
      return { x: null, y: measures.slice(0, 6).map((column) => column.name), series: null };
    case 'map':
      return { x: name(countries[0]), y: first, series: null };
    case 'matrix':
    case 'shares':
    case 'graph':
    case 'sankey': {
      const ends = frame.columns.filter((column) => whose.includes(column) || times.includes(column));
      return { x: name(ends[0]), y: first, series: name(ends[1]) };
    }
    case 'scatter': {
      const numbers = measures.length >= 2 ? measures : frame.columns.filter(isNumeric);
      return { x: name(numbers[0]), y: numbers.slice(1, 2).map((column) => column.name), series: null };
    }
  }
}

/** Amounts that can share a plot: those of the first one's unit and of one other, which has an axis of its own; four at most. */
function comparable(measures: readonly FrameColumn[]): readonly string[] {
  const units = [...new Set(measures.map((column) => column.unit))].slice(0, 2);
  return measures.filter((column) => units.includes(column.unit)).slice(0, 4).map((column) => column.name);
}

/** Amounts that count something else than the first: on one axis the smaller would lie on the foot. */
function otherUnits(frame: Frame, y: readonly string[]): readonly string[] {
  const unitOf = (name: string | undefined): string => frame.columns.find((column) => column.name === name)?.unit ?? 'none';
  return y.filter((name) => unitOf(name) !== unitOf(y[0]));
}

/** Made-up names (`src_to_dst`) say more than the fields that they are made of; ports and numbers say less than text. */
function rank(column: FrameColumn): number {
  if (column.type !== 'varchar') return 2;
  return column.field === undefined ? 0 : 1;
}
