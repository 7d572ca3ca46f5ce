import { useEffect, useRef } from 'react';
import { statementAsked } from '../../state/query-history.ts';
import type { Asked } from './use-asked.ts';
import type { TabAnswer } from './tab.ts';

/** Writes what was asked into the history of this browser, once it is answered or known to have no answer. */
export function useRecorded(text: string, asked: Asked, answer: TabAnswer, histogram: TabAnswer): void {
  const isSearch = asked.statement !== null && asked.statement.select === null;
  const of = isSearch ? histogram : answer;
  const isDone = asked.statement !== null && of.asking === null && (of.frame !== null || of.problem !== null) && of.problem?.kind !== 'cancelled';
  const rows = of.problem !== null ? null : isSearch ? (of.frame?.coverage.matched ?? null) : (of.frame?.rows ?? null);
  const { milliseconds } = of;
  const before = useRef<string | null>(null);
  useEffect(() => {
    const key = JSON.stringify([text, rows]);
    if (!isDone || before.current === key) return;
    before.current = key;
    statementAsked({ text, askedAt: Math.floor(Date.now() / 1000), rows, milliseconds });
  }, [text, isDone, rows, milliseconds]);
}
