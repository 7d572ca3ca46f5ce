import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePartWords } from '../reader.tsx';
import { StepList, type WizardStep } from './StepList.tsx';
import { wizardWords } from './words.ts';
import './wizard.css';

export interface WizardFoot {
  /** At its left: that the draft is kept, or why Next does nothing. */
  readonly note?: ReactNode;
  /** Null in the first step. */
  readonly back: (() => void) | null;
  /** Null when nothing is left to do. */
  readonly next: { readonly label: string; readonly onNext: () => void; readonly busy?: boolean } | null;
}

interface WizardFrameProps {
  readonly steps: readonly WizardStep[];
  /** The id of the step that is shown. */
  readonly current: string;
  readonly onStep: (id: string) => void;
  /** Beneath the steps: what the account has for this. */
  readonly ready?: ReactNode;
  /** Above the form: what has to be known or corrected first. */
  readonly top?: ReactNode;
  readonly aside: ReactNode;
  readonly asideLabel: string;
  readonly foot: WizardFoot;
  readonly children: ReactNode;
}

/** A form in steps: steps, form, aside, foot. Enter in a line of text is Next. */
export function WizardFrame({ steps, current, onStep, ready, top, aside, asideLabel, foot, children }: WizardFrameProps) {
  const w = usePartWords(wizardWords);
  const { note, back, next } = foot;
  const body = useRef<HTMLDivElement>(null);
  const before = useRef(current);
  useEffect(() => {
    if (before.current === current) return;
    before.current = current;
    // The keyboard goes on at the beginning of the new step, unless a field of it was led to.
    if (body.current?.contains(document.activeElement) !== true) body.current?.focus();
  }, [current]);
  return (
    <main className="sheet wizard" id="sheet" tabIndex={-1}>
      <div className="wizard-left">
        <StepList steps={steps} current={current} onStep={onStep} />
        {ready}
      </div>
      <form
        className="wizard-form" noValidate aria-label={steps.find(({ id }) => id === current)?.name}
        onSubmit={(event) => {
          event.preventDefault();
          if (next !== null && next.busy !== true) next.onNext();
        }}
      >
        <div className="wizard-body" key={current} ref={body} tabIndex={-1}>
          {top}
          {children}
        </div>
        <div className="wizard-foot">
          <span className="grow small secondary">{note}</span>
          <Button disabled={back === null} onClick={() => back?.()}>{w.back}</Button>
          {next !== null && <Button type="submit" variant="filled" loading={next.busy === true}>{next.label}</Button>}
        </div>
      </form>
      <aside className="wizard-aside" aria-label={asideLabel}>{aside}</aside>
    </main>
  );
}
