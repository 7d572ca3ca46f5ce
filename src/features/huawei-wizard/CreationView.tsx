import { Button } from '@mantine/core';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { problemReference, problemSentence } from '../../ui/cloud/problem-sentence.ts';
import type { HuaweiKind } from '../../state/huawei-draft.ts';
import type { FieldId } from './checks.ts';
import { CreationDone } from './CreationDone.tsx';
import type { Piece } from './creation.ts';
import { fieldName } from './field-names.ts';
import { formWords } from './form-words.ts';
import { fieldOfProblem } from './refusal.ts';
import { reviewWords } from './review-words.ts';
import type { Creation, PieceState } from './use-creation.ts';

interface CreationViewProps {
  readonly kind: HuaweiKind;
  readonly creation: Creation;
  readonly onStart: () => void;
  readonly onClose: () => void;
  readonly onAnother: () => void;
  readonly onField: (field: FieldId) => void;
}

/** Everything that is made, as it is made; where it broke off, and how it goes on. */
export function CreationView({ kind, creation, onStart, onClose, onAnother, onField }: CreationViewProps) {
  const w = usePartWords(reviewWords);
  const { phase, scope, pieces } = creation;
  return (
    <section aria-labelledby="huawei-creation">
      <h2 id="huawei-creation" className="part ruled">{phase === 'done' && scope === 'all' ? w.created : w.creating}</h2>
      {phase === 'failed' && <Refusal creation={creation} onStart={onStart} onClose={onClose} onField={onField} />}
      {phase === 'done' && scope === 'all' && <CreationDone kind={kind} creation={creation} onAnother={onAnother} />}
      <ol className="huawei-pieces small" aria-live="polite">
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

interface PieceWords {
  readonly pieceGroup: (name: string, days: number) => string;
  readonly pieceStream: (name: string) => string;
  readonly pieceFlowLog: (name: string) => string;
}

function pieceName(piece: Piece, w: PieceWords): string {
  switch (piece.kind) {
    case 'group':
      return w.pieceGroup(piece.name, piece.days);
    case 'stream':
      return w.pieceStream(piece.name);
    case 'flow-log':
      return w.pieceFlowLog(piece.name);
  }
}

function Refusal({ creation: { problem, draft }, onStart, onClose, onField }: Pick<CreationViewProps, 'creation' | 'onStart' | 'onClose' | 'onField'>) {
  const w = usePartWords(reviewWords);
  const names = usePartWords(formWords);
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
        <Button size="xs" onClick={onStart}>{w.goOn}</Button>
        {field === null ? <button type="button" className="link" onClick={onClose}>{w.toForm}</button> : <button type="button" className="link" onClick={() => onField(field)}>{w.inField(fieldName(field, draft.resourceType, names))}</button>}
      </p>
    </div>
  );
}
