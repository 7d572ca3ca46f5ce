import { Button } from '@mantine/core';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { problemReference, problemSentence } from '../../ui/cloud/problem-sentence.ts';
import { collectionWords } from './collection-words.ts';
import { CreationDone } from './CreationDone.tsx';
import { deliveryWords } from './delivery-words.ts';
import { fieldName } from './field-names.ts';
import type { Piece } from './creation.ts';
import type { FieldId } from './checks.ts';
import { fieldOfProblem } from './refusal.ts';
import { reviewWords } from './review-words.ts';
import type { Creation, PieceState } from './creation-run.ts';
import type { CreationDeeds } from './use-creation.ts';

interface CreationViewProps extends Omit<CreationDeeds, 'creation'> {
  readonly creation: Creation;
  readonly onField: (field: FieldId) => void;
}

/** Everything that is made, as it is made; where it broke off, and how it goes on. */
export function CreationView({ creation, start, close, onField }: CreationViewProps) {
  const w = usePartWords(reviewWords);
  const { phase, pieces } = creation;
  const count = pieces.filter(({ piece }) => piece.kind === 'flow-log').length;
  return (
    <section className="flow-log-creation" aria-labelledby="flow-log-creation">
      <h2 id="flow-log-creation" className="part ruled">{phase === 'done' ? w.created(count) : w.creating}</h2>
      {phase === 'failed' && <Refusal creation={creation} start={start} close={close} onField={onField} />}
      {phase === 'done' && <CreationDone creation={creation} onAnother={close} />}
      <ol className="flow-log-pieces small" aria-live="polite">
        {pieces.map((one) => <PieceLine key={`${one.piece.kind} ${one.piece.name}`} one={one} />)}
      </ol>
    </section>
  );
}

function PieceLine({ one: { piece, state, id } }: { readonly one: PieceState }) {
  const w = usePartWords(reviewWords);
  const isThere = state === 'made' || state === 'found';
  return (
    <li className={state === 'waiting' ? 'tertiary' : undefined} data-state={state}>
      <span className={isThere ? 'accept' : state === 'failed' ? 'reject' : 'tertiary'} aria-hidden="true"><Icon name={isThere ? 'tick' : state === 'failed' ? 'warn' : state === 'doing' ? 'refresh' : 'more'} little /></span>
      <span className="grow">{pieceName(piece, w)}{id !== null && <span className="mono secondary"> {id}</span>}</span>
      <span className={state === 'failed' ? 'reject' : 'secondary'}>{w[state]}</span>
    </li>
  );
}

type PieceWords = { readonly [K in 'pieceProject' | 'pieceIndex' | 'pieceDashboard' | 'pieceFlowLog']: (name: string) => string } & { readonly pieceLogstore: (name: string, days: number) => string };

function pieceName(piece: Piece, w: PieceWords): string {
  switch (piece.kind) {
    case 'project':
      return w.pieceProject(piece.name);
    case 'logstore':
      return w.pieceLogstore(piece.name, piece.days);
    case 'index':
      return w.pieceIndex(piece.name);
    case 'dashboard':
      return w.pieceDashboard(piece.name);
    case 'flow-log':
      return w.pieceFlowLog(piece.name);
  }
}

function Refusal({ creation: { problem, draft }, start, close, onField }: CreationViewProps) {
  const w = usePartWords(reviewWords);
  const names = usePartWords(collectionWords);
  const delivery = usePartWords(deliveryWords);
  const { language } = useReader();
  if (problem === null || draft === null) return null;
  const field = fieldOfProblem(problem);
  const reference = problemReference(problem);
  return (
    <div className="note error wizard-top" role="alert">
      <p><strong>{problemSentence(problem, language)}</strong></p>
      <p>{w.brokeOff}</p>
      {reference !== null && <p className="mono tertiary">{reference}</p>}
      <p className="row">
        <Button size="xs" onClick={start}>{w.goOn}</Button>
        {field === null ? <button type="button" className="link" onClick={close}>{w.toForm}</button> : <button type="button" className="link" onClick={() => onField(field)}>{w.inField(fieldName(field, draft.resourceType, names, delivery))}</button>}
      </p>
    </div>
  );
}
