import { useState } from 'react';
import { wordsOf } from '../../base/words.ts';
import { huaweiDrafts, type HuaweiDraft, type HuaweiKind } from '../../state/huawei-draft.ts';
import { useLanguage } from '../../state/language.ts';
import { useAccount, type Account } from './account.ts';
import { breachText } from './breach-text.ts';
import { breachWords } from './breach-words.ts';
import { breachesOf, isEarly, type FieldBreach, type FieldId } from './checks.ts';
import type { StepId } from './steps.ts';

/** A form as its steps see it. */
export interface Form {
  readonly kind: HuaweiKind;
  readonly draft: HuaweiDraft;
  readonly change: (change: Partial<HuaweiDraft>) => void;
  readonly account: Account;
  /** The reader left a field: from now on it is told also what typing on might have put right. */
  readonly left: (field: FieldId) => void;
  readonly errorOf: (field: FieldId) => string | undefined;
}

export interface FormState extends Form {
  /** All that has to be changed. */
  readonly breaches: readonly FieldBreach[];
  /** Of those what is shown now. */
  readonly shown: readonly FieldBreach[];
  readonly textOf: (breach: FieldBreach) => string;
  /** Next was asked for in this step. */
  readonly tried: ReadonlySet<StepId>;
  readonly triedIn: (step: StepId) => void;
}

/** @param refusals what the service said of fields, which stands until the draft changes. */
export function useForm(kind: HuaweiKind, refusals: ReadonlyMap<FieldId, string>): FormState {
  const { use, changed } = huaweiDrafts[kind];
  const draft = use();
  const account = useAccount(kind, draft);
  const w = wordsOf(breachWords, useLanguage());
  const [seen, setSeen] = useState<ReadonlySet<FieldId>>(new Set());
  const [tried, setTried] = useState<ReadonlySet<StepId>>(new Set());
  const breaches = breachesOf(kind, draft, account);
  const shown = breaches.filter((one) => tried.has(one.step) || seen.has(one.field) || !isEarly(one)).filter(({ breach }) => breach.kind !== 'not-made' || tried.has('review'));
  const textOf = ({ breach }: FieldBreach): string => breachText(breach, w);
  return {
    kind, draft, account, breaches, shown, textOf, tried,
    change: changed,
    left: (field) => setSeen((before) => (before.has(field) ? before : new Set([...before, field]))),
    triedIn: (step) => setTried((before) => new Set([...before, step])),
    errorOf: (field) => {
      const breach = shown.find((one) => one.field === field);
      return breach === undefined ? refusals.get(field) : textOf(breach);
    },
  };
}
