import { keepPreviousData, queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Result } from '../base/result.ts';
import type { Engine } from '../engine/engine.ts';
import type { AlertRule } from '../model/alert.ts';
import { eventsOf, firingsOf, type AlertEvent, type Course } from '../model/firing.ts';
import type { Value } from '../model/frame.ts';
import { revisionFor } from '../model/labels.ts';
import { namesLabels } from '../statement/names-labels.ts';
import { parse } from '../statement/parse.ts';
import { coursesOf, historyOf, type AlertData, type AlertHistory, type AlertProblem } from './alert-history.ts';
import { postOf } from './answers.ts';
import { useDescription, useEngine } from './engine.tsx';
import { pageQuiet } from './idle.ts';
import type { Urgency } from './post.ts';
import { useSession } from './session.ts';
import { useSettings } from './settings.ts';

export type HistoryResult = Result<AlertHistory, AlertProblem>;

/** A rule that is being made may lack what identifies one. */
export type AskedRule = Pick<AlertRule, 'measure' | 'window' | 'condition' | 'again'>;

/** Whose rules are shown: those of the instance that is open, or the browser's. */
export function useRuleOwner(): string | null {
  return useSession(({ active }) => (active.kind === 'logstore' ? active.instance : null));
}

interface Surroundings {
  readonly engine: Engine;
  readonly data: AlertData | null;
  readonly revision: number;
}

function useSurroundings(): Surroundings {
  const engine = useEngine();
  const { extent, fields, revision, records } = useDescription();
  const projectZone = useSettings((settings) => settings.projectZone);
  const from = extent?.from;
  const to = extent?.to;
  return useMemo(() => ({
    engine, revision,
    data: records === 0 || from === undefined || to === undefined ? null : { extent: { from, to }, present: fields, projectZone },
  }), [engine, fields, projectZone, records, revision, from, to]);
}

const labelled = new Map<string, boolean>();
/** Of a reader who types a rule every text comes by once. */
const mostKnown = 200;

/** What of a revision a rule's firings depend on: other domains or threat lists ask only those anew whose statement names labels. */
function revisionOfRule(rule: AskedRule | null, revision: number): number {
  const statement = rule?.measure.kind === 'statement' ? rule.measure.statement : '';
  let names = labelled.get(statement);
  if (names === undefined) {
    const parsed = parse(statement);
    names = parsed.ok && namesLabels(parsed.value);
    if (labelled.size >= mostKnown) labelled.clear();
    labelled.set(statement, names);
  }
  return revisionFor(names, revision);
}

export function historyOptions({ engine, data, revision }: Surroundings, rule: AskedRule | null, urgency: Urgency) {
  const measure = rule?.measure.kind === 'statement' ? rule.measure : null;
  return queryOptions({
    queryKey: ['alert', rule === null ? null : JSON.stringify([rule.measure, rule.window, rule.condition, rule.again]), data?.projectZone ?? null, revisionOfRule(rule, revision)] as const,
    enabled: data !== null && rule !== null && measure !== null,
    queryFn: async ({ signal }): Promise<HistoryResult> => {
      if (data === null || rule === null || measure === null) throw new Error('asked although it is not enabled');
      const end = pageQuiet.begin('alerts', urgency);
      try {
        return await historyOf({ ...rule, measure }, data, (question) => postOf(engine).ask(question, signal, urgency));
      } finally {
        end();
      }
    },
    placeholderData: keepPreviousData,
  });
}

/** The history of each rule over the records that are open, null while it is being asked, and for what is not asked of records. */
export function useHistories(rules: readonly (AskedRule & Partial<Pick<AlertRule, 'paused'>>)[], urgency: Urgency = 'now'): readonly (HistoryResult | null)[] {
  const around = useSurroundings();
  return useQueries({ queries: rules.map((rule) => historyOptions(around, rule.paused === true ? null : rule, urgency)), combine });
}

/** As `useHistories`, and null also where the answer of before stands in for the one that is being asked. */
export function useFreshHistories(rules: readonly AlertRule[], urgency: Urgency): readonly (HistoryResult | null)[] {
  const around = useSurroundings();
  return useQueries({ queries: rules.map((rule) => historyOptions(around, rule, urgency)), combine: combineFresh });
}

function combineFresh(results: readonly UseQueryResult<HistoryResult>[]): readonly (HistoryResult | null)[] {
  return results.map(({ data, isPlaceholderData }) => (isPlaceholderData ? null : (data ?? null)));
}

function combine(results: readonly UseQueryResult<HistoryResult>[]): readonly (HistoryResult | null)[] {
  return results.map(({ data }) => data ?? null);
}

/** As `useHistories` for one rule, with how often it would fire at half and at twice its figure. */
export interface Preview {
  readonly history: HistoryResult | null;
  readonly half: number | null;
  readonly twice: number | null;
  /** What fires at the loosest of the three, newest first: whose courses are worth a look where nothing fires. */
  readonly near: readonly AlertEvent[];
}

export function usePreview(rule: AskedRule | null): Preview {
  const around = useSurroundings();
  const loosest = rule === null ? null : loosened(rule);
  const exact = useQuery(historyOptions(around, rule, 'now'));
  const loose = useQuery(historyOptions(around, loosest, 'now'));
  const wide = loose.data?.ok === true ? loose.data.value : null;
  return useMemo(() => {
    const at = (times: number): number | null => (rule === null || wide === null ? null : eventCount(rule, wide, times));
    return { history: exact.data ?? null, half: at(0.5), twice: at(2), near: wide?.events ?? [] };
  }, [exact.data, rule, wide]);
}

/** The condition that holds wherever the rule's does at half or at twice its figure: one question answers all three. */
function loosened(rule: AskedRule): AskedRule {
  const { condition } = rule;
  const figures = [condition.figure / 2, condition.figure, condition.figure * 2];
  return { ...rule, condition: { ...condition, figure: condition.is === 'over' ? Math.min(...figures) : Math.max(...figures) } };
}

function eventCount(rule: AskedRule, { courses, windows }: AlertHistory, times: number): number {
  const firings = firingsOf(courses, windows, rule.window, { ...rule.condition, figure: rule.condition.figure * times });
  return eventsOf(firings, windows, rule.window, rule.again).length;
}

/** Key and fetcher of the whole courses of some keys. */
export function coursesOptions({ engine, data, revision }: Surroundings, rule: AskedRule | null, keys: readonly (readonly Value[])[]) {
  const measure = rule?.measure.kind === 'statement' ? rule.measure : null;
  return queryOptions({
    queryKey: ['alert courses', JSON.stringify([measure, rule?.window, keys], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)), data?.projectZone ?? null, revisionOfRule(rule, revision)] as const,
    enabled: data !== null && measure !== null && keys.length > 0,
    queryFn: async ({ signal }) => {
      if (data === null || rule === null || measure === null) throw new Error('asked although it is not enabled');
      const end = pageQuiet.begin('alerts');
      try {
        return await coursesOf({ ...rule, measure }, data, keys, (question) => postOf(engine).ask(question, signal));
      } finally {
        end();
      }
    },
    placeholderData: keepPreviousData,
  });
}

/** Whole courses of the keys that a picture shows. */
export function useCourses(rule: AskedRule | null, keys: readonly (readonly Value[])[]): readonly Course[] {
  const { data: asked } = useQuery(coursesOptions(useSurroundings(), rule, keys));
  return asked?.ok === true ? asked.value : [];
}
