import { comparisons } from '../model/compare.ts';
import type { SourceKey } from '../model/source.ts';
import { parseRange, printTimePoint } from '../model/time-text.ts';
import type { RangeChoice } from '../model/time.ts';
import { parseCondition, printCondition } from './filter-codec.ts';
import type { Search } from './search.ts';
import { linkVersion, upgradeSearch } from './link-upgrades.ts';
import { emptyView, queryTabs, usualStatement, type Choices, type QueryTab, type QueryView, type View } from '../model/view.ts';

/** A part of a link that could not be understood. The rest of the link holds. */
export type LinkProblem =
  | { readonly kind: 'newer'; readonly version: string }
  | { readonly kind: 'source' | 'range' | 'compare' | 'filter' | 'choice' | 'domains' | 'threats' | 'panel' | 'tab'; readonly text: string };

export interface ReadView {
  readonly view: View;
  readonly problems: readonly LinkProblem[];
}

/** Links go into tickets and chats; longer ones get cut there. */
export const longestLink = 2048;
/** Of domains and of threat lists. */
const labelsPattern = /^[0-9a-f]{8}$/;
const hashPattern = /^[0-9a-f]{8,64}$/;
/** Regions, projects and logstores; their own rules are checked where they are made. */
const cloudNamePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** The view that a link means. What cannot be understood is left out and told; nothing throws. */
export function readView(search: Search): ReadView {
  const problems: LinkProblem[] = [];
  const upgraded = upgradeSearch(search);
  if (upgraded === null) return { view: emptyView, problems: [{ kind: 'newer', version: search.v ?? '' }] };
  const source = readSource(upgraded);
  if (source === null) problems.push({ kind: 'source', text: upgraded.s ?? '' });
  const range = upgraded.t === undefined ? emptyView.range : parseRange(upgraded.t, 0);
  if (range === null) problems.push({ kind: 'range', text: upgraded.t ?? '' });
  const compare = comparisons.find((one) => one === upgraded.vs) ?? null;
  if (compare === null && upgraded.vs !== undefined) problems.push({ kind: 'compare', text: upgraded.vs });
  const filters = (upgraded.f ?? []).flatMap((text) => {
    const filter = parseCondition(text);
    if (filter === null) problems.push({ kind: 'filter', text });
    return filter === null ? [] : [filter];
  });
  const choices = readChoices(upgraded.g ?? [], problems);
  const domains = readLabels('domains', upgraded.d, problems);
  const threats = readLabels('threats', upgraded.l, problems);
  const panel = upgraded.p ?? null;
  const isPanel = panel === null || /^[\w.-]{1,80}$/.test(panel);
  if (!isPanel) problems.push({ kind: 'panel', text: panel });
  const tab = queryTabs.find((one) => one === upgraded.tab) ?? null;
  if (tab === null && upgraded.tab !== undefined) problems.push({ kind: 'tab', text: upgraded.tab });
  return {
    view: { source: source ?? emptyView.source, range: range ?? emptyView.range, compare, filters, choices, domains, threats, focus: isPanel ? panel : null, query: readQuery(upgraded, tab) },
    problems,
  };
}

function readLabels(kind: 'domains' | 'threats', text: string | undefined, problems: LinkProblem[]): string | null {
  if (text === undefined || labelsPattern.test(text)) return text ?? null;
  problems.push({ kind, text });
  return null;
}

/** `name:value`; the name is that of a placeholder, the value any text. */
const choicePattern = /^([\w.-]{1,100}):(.{1,200})$/su;

function readChoices(texts: readonly string[], problems: LinkProblem[]): Choices {
  const entries = texts.flatMap((text): [string, string][] => {
    const [, name, value] = choicePattern.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return [[name, value]];
    problems.push({ kind: 'choice', text });
    return [];
  });
  return Object.fromEntries(entries);
}

/** In the order of their names, so that equal views have equal addresses. */
function writeChoices(choices: Choices): Search {
  const written = Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}:${value}`);
  return written.length === 0 ? {} : { g: written };
}

function readSource(search: Search): SourceKey | null {
  if (search.s === undefined) return { kind: 'none' };
  if (search.s === 'demo') return { kind: 'demo', size: 'day' };
  if (search.s === 'demo-small') return { kind: 'demo', size: 'small' };
  if (search.s.startsWith('logstore-')) return readLogstore(search.s.slice(9));
  const hash = search.s.startsWith('files-') ? search.s.slice(6) : '';
  return hashPattern.test(hash) ? { kind: 'files', hash, names: search.n ?? [] } : null;
}

/** `<region>/<project>/<logstore>`, and the id of an instance where it was opened as one. */
function readLogstore(text: string): SourceKey | null {
  const [region, project, logstore, instance = null, ...more] = text.split('/');
  if (region === undefined || project === undefined || logstore === undefined || more.length > 0) return null;
  const isName = [region, project, logstore, instance ?? '0'].every((name) => cloudNamePattern.test(name));
  return isName ? { kind: 'logstore', region, project, logstore, instance } : null;
}

/** A tab without a statement is one of the usual statement; a chart or columns without one say nothing. */
function readQuery({ q, c, cols, rows, pat }: Search, tab: QueryTab | null): QueryView | null {
  if (q === undefined && tab === null) return null;
  return { text: q ?? usualStatement, tab, chart: c ?? null, columns: cols ?? null, table: rows ?? null, patterns: pat ?? null };
}

/** The parameters of a view; what is usual is left out. */
export function writeView(view: View): Search {
  const { source, range, compare, filters, choices, domains, threats, focus, query } = view;
  return {
    v: String(linkVersion),
    ...(source.kind === 'demo' ? { s: source.size === 'day' ? 'demo' : 'demo-small' } : {}),
    ...(source.kind === 'files' ? { s: `files-${source.hash}`, ...(source.names.length > 0 ? { n: [...source.names] } : {}) } : {}),
    ...(source.kind === 'logstore' ? { s: `logstore-${[source.region, source.project, source.logstore, ...(source.instance === null ? [] : [source.instance])].join('/')}` } : {}),
    ...(range.kind === 'between' ? { t: writeRange(range) } : {}),
    ...(compare === null ? {} : { vs: compare }),
    ...(filters.length > 0 ? { f: filters.map(printCondition) } : {}),
    ...writeChoices(choices),
    ...(domains === null ? {} : { d: domains }),
    ...(threats === null ? {} : { l: threats }),
    ...(focus === null ? {} : { p: focus }),
    ...(query === null ? {} : writeQuery(query)),
  };
}

function writeQuery({ text, tab, chart, columns, table, patterns }: QueryView): Search {
  return {
    q: text, ...(tab === null ? {} : { tab }), ...(chart === null ? {} : { c: chart }), ...(columns === null ? {} : { cols: columns }),
    ...(table === null ? {} : { rows: table }), ...(patterns === null ? {} : { pat: patterns }),
  };
}

function writeRange(range: Extract<RangeChoice, { kind: 'between' }>): string {
  return `${printTimePoint(range.from)}..${printTimePoint(range.to)}`;
}

/** Names of files as a link carries them: at most eight, each cut in the middle to 40 characters. */
export function shortNames(names: readonly string[]): readonly string[] {
  return names.slice(0, 8).map((name) => (name.length <= 40 ? name : `${name.slice(0, 24)}…${name.slice(-15)}`));
}
