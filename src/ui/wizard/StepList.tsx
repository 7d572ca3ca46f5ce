import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import { wizardWords } from './words.ts';

export interface WizardStep {
  readonly id: string;
  readonly name: string;
  /** What was chosen in it, in a few words; shown when the step is not the present one. */
  readonly summary?: string;
  /** Fields to correct and notes to weigh, as far as they are to be shown. */
  readonly wrong: number;
  readonly notes: number;
  readonly done: boolean;
}

interface StepListProps {
  readonly steps: readonly WizardStep[];
  readonly current: string;
  readonly onStep: (id: string) => void;
}

/** Steps by number and state; each can be gone to at any time. */
export function StepList({ steps, current, onStep }: StepListProps) {
  const w = usePartWords(wizardWords);
  return (
    <nav aria-label={w.steps}>
      <ol className="wizard-steps">
        {steps.map(({ id, name, summary, wrong, notes, done }, at) => {
          const isCurrent = id === current;
          return (
            <li key={id}>
              <button type="button" aria-current={isCurrent ? 'step' : undefined} onClick={() => onStep(id)}>
                <span className={done && !isCurrent ? 'wizard-number done' : 'wizard-number'} aria-hidden="true">{done && !isCurrent ? <Icon name="tick" little /> : at + 1}</span>
                <span className="grow">
                  <span className="wizard-step-name">{name}</span>
                  {wrong > 0 && <span className="small reject">{w.wrong(wrong)}</span>}
                  {wrong === 0 && notes > 0 && <span className="small warn">{w.notes(notes)}</span>}
                  {wrong === 0 && notes === 0 && !isCurrent && summary !== undefined && <span className="small secondary">{summary}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What the account has for this already. */
export function ReadyList({ items }: { readonly items: readonly { readonly text: string; readonly done: boolean }[] }) {
  const w = usePartWords(wizardWords);
  return (
    <section className="wizard-ready small" aria-labelledby="wizard-ready">
      <h2 className="small secondary" id="wizard-ready">{w.ready}</h2>
      <ul>
        {items.map(({ text, done }) => (
          <li key={text} className={done ? undefined : 'warn'}>
            <Icon name={done ? 'tick' : 'warn'} little />
            <span>{text}{!done && <span className="unseen">{w.notReady}</span>}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
