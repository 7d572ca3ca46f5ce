import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import { wizardWords } from './words.ts';

interface Beneath {
  readonly hint?: ReactNode;
  /** What should be weighed; does not keep from going on. */
  readonly warning?: ReactNode;
  /** What has to be changed. */
  readonly error?: ReactNode;
}

interface FieldProps extends Beneath {
  /** Id of its control. */
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** One control with its name at the left, and beneath it what helps with it. */
export function Field({ id, label, optional = false, children, ...beneath }: FieldProps) {
  const w = usePartWords(wizardWords);
  return (
    <div className="wizard-field">
      <label className="wizard-label" htmlFor={id}>{label}{optional && <span className="tertiary small"> {w.optional}</span>}</label>
      <div className="wizard-control">
        {children}
        <Notes id={id} {...beneath} />
      </div>
    </div>
  );
}

interface FieldSetProps extends Beneath {
  /** Where a note about it leads to. */
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** Several controls under one name: radios, boxes to tick, a switch and what belongs to it. */
export function FieldSet({ id, label, optional = false, children, ...beneath }: FieldSetProps) {
  const w = usePartWords(wizardWords);
  return (
    <fieldset className="wizard-field" id={id} aria-describedby={describedBy(id, beneath)}>
      <legend className="wizard-label">{label}{optional && <span className="tertiary small"> {w.optional}</span>}</legend>
      <div className="wizard-control">
        {children}
        <Notes id={id} {...beneath} />
      </div>
    </fieldset>
  );
}

/** What a control's `aria-describedby` is to be, by what stands beneath it. */
export function describedBy(id: string, { hint, warning, error }: Beneath): string | undefined {
  const ids = [has(error) && `${id}-error`, has(warning) && `${id}-warning`, has(hint) && `${id}-hint`].filter((one) => one !== false);
  return ids.length === 0 ? undefined : ids.join(' ');
}

function has(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== '';
}

function Notes({ id, hint, warning, error }: Beneath & { readonly id: string }) {
  return (
    <>
      {has(error) && <p className="wizard-beneath reject" id={`${id}-error`}><Icon name="warn" little /><span>{error}</span></p>}
      {has(warning) && <p className="wizard-beneath warn" id={`${id}-warning`}><Icon name="warn" little /><span>{warning}</span></p>}
      {has(hint) && <div className="wizard-hint small tertiary" id={`${id}-hint`}>{hint}</div>}
    </>
  );
}

interface PartProps {
  readonly title: string;
  /** A few words at its right. */
  readonly context?: ReactNode;
  readonly children: ReactNode;
}

/** A group of fields under a ruled heading. */
export function Part({ title, context, children }: PartProps) {
  return (
    <section className="wizard-part" aria-label={title}>
      <h2 className="part ruled">{title}{context !== undefined && <span className="small tertiary">{context}</span>}</h2>
      {children}
    </section>
  );
}

export interface FieldProblem<F extends string = string> {
  /** Id of the control. */
  readonly field: F;
  readonly label: string;
  readonly text: string;
}

/** On top after Next: what has to be changed; each leads to its field. */
export function FieldNote<F extends string>({ problems, onField }: { readonly problems: readonly FieldProblem<F>[]; readonly onField?: (field: F) => void }) {
  const w = usePartWords(wizardWords);
  if (problems.length === 0) return null;
  return (
    <div className="note error wizard-top" role="alert">
      <strong>{w.needChange(problems.length)}</strong>
      {problems.map((problem) => (
        <span key={problem.field}>
          {' '}
          <button type="button" className="link" onClick={() => (onField === undefined ? focusField(problem.field) : onField(problem.field))}>{problem.label}</button>
          {w.colon}{problem.text}
        </span>
      ))}
    </div>
  );
}

/** Puts the focus on a field: on its control, or the first one within it. */
export function focusField(id: string): void {
  const found = document.getElementById(id);
  const control = found?.matches('input,select,button,textarea') === true ? found : found?.querySelector<HTMLElement>('input,select,button,textarea');
  control?.scrollIntoView({ block: 'center' });
  control?.focus();
}

/** The same once the step is shown, which is after the address has changed. A reader who has gone on to another control by then stays there. */
export function focusFieldLater(id: string): void {
  const from = document.activeElement;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const at = document.activeElement;
    if (at === from || at?.matches('input,select,button,textarea') !== true) focusField(id);
  }));
}
