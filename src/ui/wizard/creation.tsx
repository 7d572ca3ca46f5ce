import { Button } from '@mantine/core';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { problemReference, problemSentence } from '../cloud/problem-sentence.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { creationWords } from './creation-words.ts';

/** What happens on Create, by when it happens. */
export function Happens({ lines }: { readonly lines: readonly (readonly [when: string, what: string])[] }) {
  const w = usePartWords(creationWords);
  return (
    <section className="wizard-part" aria-label={w.happens}>
      <h2 className="part ruled">{w.happens}</h2>
      <dl className="wizard-happens">
        {lines.map(([when, what]) => [<dt key={when}>{when}</dt>, <dd key={`${when} is`}>{what}</dd>])}
      </dl>
    </section>
  );
}

interface PieceLineProps {
  readonly name: string;
  readonly state: 'waiting' | 'doing' | 'made' | 'found' | 'failed';
  /** Of the piece that is there, where it has one. */
  readonly id: string | null;
}

/** Everything that is made, as it is made. */
export function PieceList({ pieces }: { readonly pieces: readonly (PieceLineProps & { readonly key: string })[] }) {
  return (
    <ol className="wizard-pieces small" aria-live="polite">
      {pieces.map(({ key, ...piece }) => <PieceLine key={key} {...piece} />)}
    </ol>
  );
}

function PieceLine({ name, state, id }: PieceLineProps) {
  const w = usePartWords(creationWords);
  const isThere = state === 'made' || state === 'found';
  return (
    <li className={state === 'waiting' ? 'tertiary' : undefined} data-state={state}>
      <span className={isThere ? 'accept' : state === 'failed' ? 'reject' : 'tertiary'} aria-hidden="true"><Icon name={isThere ? 'tick' : state === 'failed' ? 'warn' : state === 'doing' ? 'refresh' : 'more'} little /></span>
      <span className="grow">{name}{id !== null && <span className="mono secondary"> {id}</span>}</span>
      <span className={state === 'failed' ? 'reject' : 'secondary'}>{w[state]}</span>
    </li>
  );
}

interface BrokeOffProps {
  readonly problem: CloudProblem;
  readonly onGoOn: () => void;
  readonly onForm: () => void;
  /** The field that can put it right; null where none can. */
  readonly field: { readonly name: string; readonly onField: () => void } | null;
}

/** Why it broke off, and how it goes on. */
export function BrokeOff({ problem, onGoOn, onForm, field }: BrokeOffProps) {
  const w = usePartWords(creationWords);
  const { language } = useReader();
  const reference = problemReference(problem);
  return (
    <div className="note error wizard-top" role="alert">
      <p><strong>{problemSentence(problem, language)}</strong></p>
      <p>{w.brokeOff}</p>
      {reference !== null && <p className="mono tertiary">{reference}</p>}
      <p className="row">
        <Button size="xs" onClick={onGoOn}>{w.goOn}</Button>
        <button type="button" className="link" onClick={field?.onField ?? onForm}>{field === null ? w.toForm : w.inField(field.name)}</button>
      </p>
    </div>
  );
}
