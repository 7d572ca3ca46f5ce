import { useState } from 'react';
import { wordsOf } from '../../base/words.ts';
import { useLanguage } from '../../state/language.ts';
import { flowLogDraftChanged, useFlowLogDraft, type FlowLogDraft } from '../../state/wizard-draft.ts';
import { useAccount, type Account } from './account.ts';
import { breachText } from './breach-text.ts';
import { breachWords } from './breach-words.ts';
import { breachesOf, isEarly, warningsOf, type FieldBreach, type FieldId } from './checks.ts';
import type { StepId } from './steps.ts';

/** The form as its steps see it. */
export interface Form {
  readonly draft: FlowLogDraft;
  readonly change: (change: Partial<FlowLogDraft>) => void;
  readonly account: Account;
  /** The reader left a field: from now on it is told also what typing on might have put right. */
  readonly left: (field: FieldId) => void;
  readonly errorOf: (field: FieldId) => string | undefined;
  readonly warningOf: (field: FieldId) => string | undefined;
}

export interface FormState extends Form {
  /** All that has to be changed. */
  readonly breaches: readonly FieldBreach[];
  /** Of those what is shown now. */
  readonly shown: readonly FieldBreach[];
  readonly warnings: readonly FieldBreach[];
  readonly textOf: (breach: FieldBreach) => string;
  /** Next was asked for in this step. */
  readonly tried: ReadonlySet<StepId>;
  readonly triedIn: (step: StepId) => void;
}

/** @param refusals what the service said of fields, which stands until the draft changes. */
export function useForm(refusals: ReadonlyMap<FieldId, string>): FormState {
  const draft = useFlowLogDraft();
  const account = useAccount(draft);
  const language = useLanguage();
  const [seen, setSeen] = useState<ReadonlySet<FieldId>>(new Set());
  const [tried, setTried] = useState<ReadonlySet<StepId>>(new Set());
  const w = wordsOf(breachWords, language);
  const breaches = breachesOf(draft, account.known);
  const shown = breaches.filter((one) => tried.has(one.step) || seen.has(one.field) || !isEarly(one));
  const warnings = warningsOf(draft);
  const textOf = (breach: FieldBreach): string => breachText(breach, valueOf(draft, breach.field), w);
  const textAt = (list: readonly FieldBreach[], field: FieldId): string | undefined => {
    const breach = list.find((one) => one.field === field);
    return breach === undefined ? undefined : textOf(breach);
  };
  return {
    draft, account, breaches, shown, warnings, textOf, tried,
    change: flowLogDraftChanged,
    left: (field) => setSeen((before) => (before.has(field) ? before : new Set([...before, field]))),
    triedIn: (step) => setTried((before) => new Set([...before, step])),
    errorOf: (field) => textAt(shown, field) ?? refusals.get(field),
    warningOf: (field) => textAt(warnings, field),
  };
}

function valueOf(draft: FlowLogDraft, field: FieldId): string {
  return field === 'flow-log-name' ? draft.name : field === 'flow-log-description' ? draft.description : '';
}
