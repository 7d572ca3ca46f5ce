import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { appliedOf } from '../../model/filter.ts';
import type { Scope } from '../../model/scope.ts';
import { emptyQuery } from '../../model/view.ts';
import { ruleDrafted } from '../../state/alert-rules.ts';
import { drafted, originChanged } from '../../state/query-draft.ts';
import { withoutQuery } from '../../state/search.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { ask } from '../../statement/ask.ts';
import { formatStatement } from '../../statement/format.ts';
import { printSls } from '../../statement/print-sls.ts';
import { ruleOf } from '../../statement/rule-of.ts';
import { problemText } from '../../ui/problem-text.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { filtersAsText, withCondition } from './statement-text.ts';
import type { Asked } from './use-asked.ts';
import { words } from './words.ts';

interface DeedsGiven {
  readonly typed: string;
  readonly asked: Asked;
  readonly scope: Scope;
  readonly onTyped: (text: string) => void;
  /** A line is said in the page's head: copied, or why not. */
  readonly onSaid: (text: string | null) => void;
  readonly onSaveCopy: (() => void) | null;
}

export interface Deed {
  readonly name: string;
  readonly onClick: () => void;
}

/** What the ⋯ of the statement offers. */
export function useDeeds({ typed, asked, scope, onTyped, onSaid, onSaveCopy }: DeedsGiven): readonly Deed[] {
  const w = usePartWords(words);
  const { language, zone } = useReader();
  const { filters } = useView();
  const { viewReplaced } = useViewActions();
  const navigate = useNavigate();
  return useMemo(() => {
    const say = (text: string): void => {
      onSaid(text);
      setTimeout(() => onSaid(null), 6000);
    };
    const copy = (text: string): void => void navigator.clipboard.writeText(text).then(() => say(w.copied), () => say(w.notCopied));
    const copySls = (): void => {
      // A logstore has no chips beside its statement: they go inside.
      const whole = ask(typed, scope, { counts: 'records', present: [] });
      const printed = whole.ok ? printSls(whole.value.statement) : whole;
      if (printed.ok) copy(printed.value);
      else say(problemText(printed.problem, language, zone).detail);
    };
    const moveFilters = (): void => {
      const next = withCondition(typed, filtersAsText(filters));
      if (next === null) return;
      drafted(next, next);
      viewReplaced((view) => ({ ...view, filters: [], query: { ...emptyQuery, ...view.query, text: next } }));
    };
    const makeRule = (): void => {
      const rule = ruleOf({ statement: typed }, appliedOf(filters));
      if (rule === null) return say(w.noRule);
      ruleDrafted({ from: w.customQuery, rule: { name: '', measure: { kind: 'statement', ...rule, counts: 'records' }, window: 300, condition: { is: 'over', figure: 100, against: 'fixed', least: null }, again: 1 } });
      return void navigate({ to: '/alerts', search: withoutQuery });
    };
    const clear = (): void => {
      originChanged(null);
      onTyped('');
    };
    return [
      { name: w.format, onClick: () => onTyped(formatStatement(typed)) },
      { name: w.copyStatement, onClick: () => copy(typed) },
      ...(asked.statement === null ? [] : [{ name: w.copySls, onClick: copySls }]),
      { name: w.copyLink, onClick: () => copy(location.href) },
      ...(asked.statement === null ? [] : [{ name: w.makeRule, onClick: makeRule }]),
      ...(appliedOf(filters).length > 0 ? [{ name: w.filtersToText, onClick: moveFilters }] : []),
      ...(onSaveCopy === null ? [] : [{ name: w.saveCopy, onClick: onSaveCopy }]),
      { name: w.clear, onClick: clear },
    ];
  }, [w, language, zone, filters, viewReplaced, navigate, typed, asked, scope, onTyped, onSaid, onSaveCopy]);
}
