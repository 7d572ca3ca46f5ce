import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Language } from '../../base/words.ts';
import { useActivation } from '../../state/activation.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { useFlowLogDraft } from '../../state/wizard-draft.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { problemSentence } from '../../ui/cloud/problem-sentence.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { FieldNote, focusFieldLater } from '../../ui/wizard/Field.tsx';
import { ReadyList } from '../../ui/wizard/StepList.tsx';
import { WizardFrame } from '../../ui/wizard/WizardFrame.tsx';
import { wizardWords } from '../../ui/wizard/words.ts';
import { CollectionStep } from './CollectionStep.tsx';
import { collectionWords } from './collection-words.ts';
import { isSameWish, type Creation } from './creation-run.ts';
import { CreationView } from './CreationView.tsx';
import { DeliveryStep } from './DeliveryStep.tsx';
import { deliveryWords } from './delivery-words.ts';
import { EstimateAside } from './EstimateAside.tsx';
import { estimateWords } from './estimate-words.ts';
import { fieldName } from './field-names.ts';
import { useForm } from './form.ts';
import type { FieldId } from './checks.ts';
import { prefilled } from './prefill.ts';
import { fieldOfProblem, stepOfField } from './refusal.ts';
import { ReviewStep } from './ReviewStep.tsx';
import { reviewWords } from './review-words.ts';
import { stepSummaries } from './step-summaries.ts';
import { stepIds, stepOf, type StepId } from './steps.ts';
import { useCreation } from './use-creation.ts';
import { useEstimate } from './use-estimate.ts';
import './flow-log-wizard.css';

const noRefusals: ReadonlyMap<FieldId, string> = new Map();

/** What the service said, at the field that can put it right. */
function refusalsOf({ phase, problem }: Creation, language: Language): ReadonlyMap<FieldId, string> {
  const field = problem === null ? null : fieldOfProblem(problem);
  return phase !== 'failed' || problem === null || field === null ? noRefusals : new Map([[field, problemSentence(problem, language)]]);
}

/** Making a flow log of Alibaba Cloud VPC, in three steps. The address names the step; what was typed is kept in this browser. */
export function WizardScreen({ step: named, onMenu }: { readonly step: string | undefined; readonly onMenu: () => void }) {
  const w = usePartWords(reviewWords);
  const frame = usePartWords(wizardWords);
  const names = usePartWords(collectionWords);
  const delivery = usePartWords(deliveryWords);
  const estimate = usePartWords(estimateWords);
  const { language } = useReader();
  const navigate = useNavigate();
  const step = stepOf(named);
  const { creation, start, close } = useCreation();
  const typed = useFlowLogDraft();
  // What was refused stands until something of the draft is changed.
  const isStale = creation.phase === 'failed' && !isSameWish(creation.draft, typed);
  const isCreating = creation.phase === 'running' || (step === 'review' && creation.phase !== 'none' && !isStale);
  const refusals = isStale ? noRefusals : refusalsOf(creation, language);
  const form = useForm(refusals);
  const { draft, account, breaches, shown, warnings, textOf } = form;
  // While it is made and after that the aside is about what was sent, not about an empty form.
  const sent = isCreating && creation.draft !== null ? creation.draft : draft;
  const known = useEstimate(sent, account.enis, account.logs);
  const activation = useActivation(draft.region);
  const { r, resource } = useSearch({ strict: false });

  // What another screen asks for is taken up once; the address then says no more than where the reader is.
  useEffect(() => {
    const change = prefilled(form.draft, r, resource);
    if (change !== null) form.change(change);
    const region = change?.region ?? form.draft.region;
    if (resource !== undefined || r !== region) void navigate({ to: '.', replace: true, search: (before) => ({ ...withoutQuery(validateSearch(before)), r: region }) });
    // oxlint-disable-next-line react/exhaustive-deps -- taken up when the address changes, not when the draft does
  }, [r, resource]);
  // A creation that is done is left with the review.
  useEffect(() => {
    if (step !== 'review' && creation.phase === 'done') close();
  }, [step, creation.phase, close]);

  const go = (to: StepId): void => void navigate({ to: '/flow-logs/create/alibaba/$step', params: { step: to }, search: (before) => validateSearch(before) });
  const toField = (field: FieldId): void => {
    go(stepOfField(field));
    focusFieldLater(field);
  };
  const of = (id: StepId) => breaches.filter((one) => one.step === id);
  const at = stepIds.indexOf(step);
  const next = stepIds[at + 1];
  const before = stepIds[at - 1];
  const titles = { collection: w.collection, delivery: w.delivery, review: w.review };
  const summaries = stepSummaries(sent, account, w);
  const isDone = isCreating && creation.phase === 'done';
  const listed = step === 'review' ? breaches : of(step).filter(() => form.tried.has(step));
  const problems = listed.map((breach) => ({ field: breach.field, label: fieldName(breach.field, draft.resourceType, names, delivery), text: textOf(breach) }));
  const onNext = (): void => {
    const wrong = step === 'review' ? breaches : of(step);
    if (wrong.length > 0) {
      form.triedIn(step);
      const [first] = wrong;
      if (first !== undefined) toField(first.field);
    } else if (next === undefined) start();
    else go(next);
  };
  const missing = [activation.role, activation.service, activation.sls].some(({ done }) => done === false);
  const count = Math.max(1, draft.resourceIds.length);
  return (
    <>
      <Header title={w.title} context={w.context} onMenu={onMenu} back={<Link className="back-link" to="/flow-logs" search={withoutQuery}>{w.back}</Link>}>
        <Button variant="subtle" onClick={() => void navigate({ to: '/flow-logs', search: (search) => withoutQuery(validateSearch(search)) })}>{frame.cancel}</Button>
      </Header>
      <WizardFrame
        steps={stepIds.map((id, index) => ({
          id, name: titles[id], summary: summaries[id],
          wrong: creation.phase === 'running' ? 0 : shown.filter((one) => one.step === id).length + [...refusals.keys()].filter((field) => stepOfField(field) === id).length,
          notes: warnings.filter((one) => one.step === id).length,
          done: isDone || (index < at && of(id).length === 0),
        }))}
        current={step} onStep={(id) => go(stepOf(id))} asideLabel={estimate.title}
        ready={<ReadyList items={[{ text: w.feature, done: activation.service.done !== false }, { text: w.role, done: activation.role.done !== false }, { text: w.slsActive, done: activation.sls.done !== false }]} />}
        top={(
          <>
            {missing && <p className="note wizard-top">{w.notReady} <Link to="/flow-logs" search={withoutQuery}>{w.toFirstUse}</Link></p>}
            {account.problem !== null && <ProblemNote problem={account.problem} onRetry={account.again} />}
            {!isCreating && <FieldNote problems={problems} onField={toField} />}
          </>
        )}
        aside={<EstimateAside form={{ ...form, draft: sent }} step={step} known={known} isSent={isCreating} />}
        foot={{
          note: isDone ? undefined : frame.draftKept,
          back: before === undefined || creation.phase === 'running' || isDone ? null : () => go(before),
          next: isCreating && creation.phase !== 'running' ? null : { label: next === undefined ? w.create(count) : frame.next(titles[next]), onNext, busy: creation.phase === 'running' },
        }}
      >
        {step === 'collection' && !isCreating && <CollectionStep form={form} onRegion={(region) => void navigate({ to: '.', replace: true, search: (search) => ({ ...validateSearch(search), r: region }) })} />}
        {step === 'delivery' && !isCreating && <DeliveryStep form={form} gb={known?.estimate.gb ?? null} onInterval={() => go('collection')} />}
        {isCreating && <CreationView creation={creation} start={start} close={close} onField={toField} />}
        {step === 'review' && !isCreating && <ReviewStep form={form} enis={known?.enis ?? null} gb={known?.estimate.gb ?? null} onStep={go} />}
      </WizardFrame>
    </>
  );
}
