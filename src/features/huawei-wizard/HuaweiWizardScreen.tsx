import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Language } from '../../base/words.ts';
import type { HuaweiKind } from '../../state/huawei-draft.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { problemSentence } from '../../ui/cloud/problem-sentence.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { FieldNote, focusFieldLater } from '../../ui/wizard/Field.tsx';
import { ReadyList } from '../../ui/wizard/StepList.tsx';
import { WizardFrame } from '../../ui/wizard/WizardFrame.tsx';
import { wizardWords } from '../../ui/wizard/words.ts';
import { asideWords } from './aside-words.ts';
import type { FieldId } from './checks.ts';
import { CreationView } from './CreationView.tsx';
import { ExpectAside } from './ExpectAside.tsx';
import { fieldName } from './field-names.ts';
import { useForm } from './form.ts';
import { formWords } from './form-words.ts';
import { notesOf } from './options.ts';
import { prefilled } from './prefill.ts';
import { fieldOfProblem, stepOfField } from './refusal.ts';
import { ReviewStep } from './ReviewStep.tsx';
import { reviewWords } from './review-words.ts';
import { RouterFields } from './RouterFields.tsx';
import { stepOf, stepsOf, type StepId } from './steps.ts';
import { stepSummaries } from './step-summaries.ts';
import { createsStream } from './target.ts';
import { TargetFields } from './TargetFields.tsx';
import { isSameWish, useCreation, type Creation } from './use-creation.ts';
import { VpcFields } from './VpcFields.tsx';
import './huawei-wizard.css';

const noRefusals: ReadonlyMap<FieldId, string> = new Map();

/** What the service said, at the field that can put it right. */
function refusalsOf({ phase, problem }: Creation, language: Language): ReadonlyMap<FieldId, string> {
  const field = problem === null ? null : fieldOfProblem(problem);
  return phase !== 'failed' || problem === null || field === null ? noRefusals : new Map([[field, problemSentence(problem, language)]]);
}

interface HuaweiWizardProps {
  readonly kind: HuaweiKind;
  readonly step: string | undefined;
  readonly onMenu: () => void;
}

/** Making a flow log of a Huawei Cloud VPC or enterprise router, in three steps. The address names the step; what was typed is kept in this browser. */
export function HuaweiWizardScreen({ kind, step: named, onMenu }: HuaweiWizardProps) {
  const w = usePartWords(reviewWords);
  const frame = usePartWords(wizardWords);
  const names = usePartWords(formWords);
  const aside = usePartWords(asideWords);
  const { language } = useReader();
  const navigate = useNavigate();
  const step = stepOf(kind, named);
  const { creation, start, close } = useCreation(kind);
  const { draft: typed, ...rest } = useForm(kind, refusalsOf(creation, language));
  // What was refused stands until something of the draft is changed.
  const isStale = creation.phase === 'failed' && !isSameWish(creation.draft, typed);
  const of = (id: StepId) => rest.breaches.filter((one) => one.step === id);
  const isRunning = creation.phase === 'running';
  // What it delivers to is made in its own step.
  const shownIn: StepId = creation.scope === 'target' ? 'delivery' : 'review';
  const isCreating = !isStale && step === shownIn && creation.phase !== 'none' && (creation.scope === 'all' || creation.phase !== 'done');
  const draft = isCreating && creation.draft !== null ? creation.draft : typed;
  const form = { ...rest, draft };
  const { r, resource } = useSearch({ strict: false });

  // What another screen asks for is taken up once; the address then says no more than where the reader is.
  useEffect(() => {
    const change = prefilled(kind, typed, r, resource);
    if (change !== null) rest.change(change);
    if (resource !== undefined) void navigate({ to: '.', replace: true, search: (before) => withoutQuery(validateSearch(before)) });
    // oxlint-disable-next-line react/exhaustive-deps -- taken up when the address changes, not when the draft does
  }, [kind, r, resource]);
  // A creation that is done is left with its step.
  useEffect(() => {
    if (step !== shownIn && creation.phase === 'done') close();
  }, [step, shownIn, creation.phase, close]);
  useEffect(() => {
    if (isStale) close();
  }, [isStale, close]);

  const steps = stepsOf[kind];
  const go = (to: StepId): void => {
    const search = (before: unknown) => validateSearch(before);
    if (kind === 'huawei-vpc') void navigate({ to: '/flow-logs/create/huawei-vpc/$step', params: { step: to }, search });
    else void navigate({ to: '/flow-logs/create/huawei-er/$step', params: { step: to }, search });
  };
  const toField = (field: FieldId): void => {
    go(stepOfField(field));
    focusFieldLater(field);
  };
  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const before = steps[at - 1];
  const titles = { collection: kind === 'huawei-vpc' ? w.collectionVpc : w.collectionEr, delivery: w.delivery, review: w.review };
  const makesTarget = kind === 'huawei-er' && step === 'delivery' && createsStream(draft);
  const isBlocked = ({ breach }: (typeof rest.breaches)[number]): boolean => breach.kind !== 'not-made';
  const blocking = makesTarget ? of(step).filter(isBlocked) : of(step);
  const isDone = isCreating && creation.phase === 'done';
  const listed = step === 'review' ? rest.breaches : blocking.filter(() => rest.tried.has(step));
  const problems = listed.map((one) => ({ field: one.field, label: fieldName(one.field, draft.resourceType, names), text: rest.textOf(one) }));
  const made = async (): Promise<void> => {
    if (await start('target')) {
      close();
      if (next !== undefined) go(next);
    }
  };
  const onNext = (): void => {
    const wrong = step === 'review' ? rest.breaches : blocking;
    if (wrong.length > 0) {
      rest.triedIn(step);
      const [first] = wrong;
      if (first !== undefined) toField(first.field);
    } else if (makesTarget) void made();
    else if (next === undefined) void start('all');
    else go(next);
  };
  const label = makesTarget ? (draft.groupWay === 'create' ? w.makeTarget : w.makeStream) : next === undefined ? w.create : frame.next(titles[next]);
  const summaries = stepSummaries(kind, form, w, names);
  return (
    <>
      <Header title={w.title} context={kind === 'huawei-vpc' ? w.contextVpc : w.contextEr} onMenu={onMenu} back={<Link className="back-link" to="/flow-logs" search={withoutQuery}>{w.back}</Link>}>
        <Button variant="subtle" onClick={() => void navigate({ to: '/flow-logs', search: (search) => withoutQuery(validateSearch(search)) })}>{frame.cancel}</Button>
      </Header>
      <WizardFrame
        steps={steps.map((id, index) => ({
          id, name: titles[id], summary: summaries[id], notes: id === 'collection' && !isDone ? notesOf(form) : 0,
          wrong: isRunning || isDone ? 0 : rest.shown.filter((one) => one.step === id).length,
          done: isDone || (index < at && of(id).length === 0),
        }))}
        current={step} onStep={(id) => go(stepOf(kind, id))} asideLabel={aside.title}
        ready={<ReadyList items={[{ text: w.groupThere, done: draft.groupWay === 'choose' && draft.group !== '' }, { text: w.streamThere, done: !createsStream(draft) && draft.stream !== '' }]} />}
        top={(
          <>
            {form.account.problem !== null && <ProblemNote problem={form.account.problem} onRetry={form.account.again} />}
            {!isCreating && <FieldNote problems={problems} onField={toField} />}
          </>
        )}
        aside={<ExpectAside form={form} />}
        foot={{
          note: isDone ? undefined : frame.draftKept,
          back: before === undefined || isRunning || isDone ? null : () => go(before),
          next: isCreating && !isRunning ? null : { label, onNext, busy: isRunning },
        }}
      >
        {isCreating && <CreationView kind={kind} creation={creation} onStart={() => void (creation.scope === 'target' ? made() : start('all'))} onClose={close} onAnother={() => { close(); go('collection'); }} onField={toField} />}
        {step === 'collection' && (kind === 'huawei-vpc' ? <VpcFields form={form} /> : <RouterFields form={form} />)}
        {step === 'delivery' && !isCreating && <TargetFields form={form} />}
        {step === 'review' && !isCreating && <ReviewStep form={form} onStep={go} />}
      </WizardFrame>
    </>
  );
}
