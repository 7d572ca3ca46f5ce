import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Result } from '../../base/result.ts';
import type { Answer } from '../../engine/engine.ts';
import type { Drawing } from '../../charts/context.ts';
import type { Frame } from '../../model/frame.ts';
import type { Panel } from '../../model/panel.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import type { TimeRange } from '../../model/time.ts';
import { aheadOf, expectedOf } from '../../state/ahead-asked.ts';
import { answerOptions, postOf, revisionOfAnswer } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import type { Urgency } from '../../state/post.ts';
import type { Question } from '../../statement/question.ts';
import { bucketsOfPanel } from './axis.ts';
import type { LiveAnswers } from './live.ts';
import { companionOf, questionOf, type Asked } from './questions.ts';

export interface PanelAnswer {
  /** The frame that is shown, perhaps an older one; null before the first and when there is a problem. */
  readonly frame: Frame | null;
  readonly problem: Problem | null;
  readonly milliseconds: number;
  /** How the question counts after its filters were looked at; null when it could not be asked. */
  readonly counts: Asked['counts'] | null;
  /** `first`: nothing to show yet. `again`: an older answer stands there. */
  readonly asking: 'first' | 'again' | null;
  readonly stop: () => void;
  readonly again: () => void;
}

const noQuestion: Result<Question, Problem> = { ok: false, problem: { kind: 'cancelled' } };

/** The answer of a statement in a scope, asked as soon as its urgency says; an urgency of null asks nothing yet, and no statement never does. */
export function usePanelAnswer(asked: Asked | null, scope: Scope, urgency: Urgency | null): PanelAnswer {
  const engine = useEngine();
  const { revision, reading, fields } = useDescription();
  const client = useQueryClient();
  const { statement = null, counts = 'records', ownFilter } = asked ?? {};
  const question = useMemo(() => (statement === null ? noQuestion : questionOf({ statement, counts, ownFilter }, scope, fields)), [statement, counts, ownFilter, scope, fields]);
  const options = answerOptions(engine, question.ok ? question.value : null, revision, urgency ?? 'now');
  const query = useQuery({ ...options, enabled: urgency !== null && question.ok });
  const { fetchStatus } = query;
  useEffect(() => {
    // It came on the screen, or another panel had put the same question off.
    if (urgency === 'now' && fetchStatus === 'fetching' && question.ok) postOf(engine).hurry(question.value);
  }, [engine, urgency, fetchStatus, question]);
  useEffect(() => {
    // While files are read the next answer is of other records.
    if (urgency !== 'now' || reading || statement === null) return undefined;
    return aheadOf(engine, client).follow({
      under: (filters) => {
        const other = questionOf({ statement, counts, ownFilter }, { ...scope, filters }, fields);
        return other.ok ? expectedOf(engine, other.value, revision) : null;
      },
    });
  }, [engine, client, urgency, reading, statement, counts, ownFilter, scope, fields, revision]);
  const [stopped, setStopped] = useState<string | null>(null);
  const key = question.ok ? `${question.value.key} ${revisionOfAnswer(question.value, revision)}` : '';
  const stop = useCallback(() => {
    setStopped(key);
    void client.cancelQueries({ queryKey: options.queryKey });
  }, [client, key, options.queryKey]);
  const again = useCallback(() => {
    setStopped(null);
    void client.resetQueries({ queryKey: options.queryKey });
  }, [client, options.queryKey]);

  const counted = question.ok ? question.value.counts : null;
  const nothing = { frame: null, milliseconds: 0, counts: counted, asking: null, stop, again };
  if (statement === null) return { ...nothing, problem: null };
  if (!question.ok) return { ...nothing, problem: question.problem };
  if (stopped === key && query.data === undefined) return { ...nothing, problem: { kind: 'cancelled' } };
  const answer: Answer | undefined = query.data;
  if (query.error && !answer) return { ...nothing, problem: { kind: 'internal', message: query.error.message } };
  if (!answer) return { ...nothing, problem: null, asking: urgency === null ? null : 'first' };
  const { result, milliseconds } = answer;
  // While files are read the numbers grow at every batch: dimming each time would flicker.
  const asking = query.isPlaceholderData && query.isFetching && !reading ? 'again' : null;
  return { frame: result.ok ? result.value : null, problem: result.ok ? null : result.problem, milliseconds, counts: counted, asking, stop, again };
}

/** The answer of a panel's second statement with the steps that it was asked for; null while it is not here. */
export function useCompanion(panel: Panel, scope: Scope, urgency: Urgency | null): Drawing['companion'] {
  const { extent } = useDescription();
  const statement = panel.companion ?? panel.statement;
  const { frame } = usePanelAnswer(companionOf(panel), scope, urgency);
  const buckets = frame === null ? null : bucketsOfPanel({ statement }, scope, extent);
  const { from = null, step = 0, count = 0 } = buckets ?? {};
  // Other filters make another scope over the same steps: the same object then, or its picture would be drawn twice.
  return useMemo(() => (frame === null || from === null ? null : { frame, buckets: { from, step, count } }), [frame, from, step, count]);
}

/** The frame of the stretch under the pointer, null while there is none. For panels of numbers; charts over time draw past React. */
export function useLiveFrame(live: LiveAnswers, asked: Asked, scope: Scope, follows: boolean): Frame | null {
  const { fields } = useDescription();
  const [frame, setFrame] = useState<Frame | null>(null);
  const { statement, counts, ownFilter } = asked;
  useEffect(() => {
    if (!follows) return undefined;
    let isShowing = false;
    const leave = live.follow({
      hasTimeAxis: false,
      ask: (range: TimeRange) => {
        const question = questionOf({ statement, counts, ownFilter }, { ...scope, range }, fields);
        return question.ok ? question.value : null;
      },
      show: (shown) => {
        isShowing = shown !== null;
        setFrame(shown);
      },
    });
    return () => {
      leave();
      // Also a state that is set to what it is would render the panel once more.
      if (isShowing) setFrame(null);
    };
  }, [live, statement, counts, ownFilter, scope, fields, follows]);
  return follows ? frame : null;
}
