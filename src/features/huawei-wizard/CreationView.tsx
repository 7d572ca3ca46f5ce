import type { HuaweiKind } from '../../state/huawei-draft.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { BrokeOff, PieceList } from '../../ui/wizard/creation.tsx';
import type { FieldId } from './checks.ts';
import { CreationDone } from './CreationDone.tsx';
import type { Piece } from './creation.ts';
import { fieldName } from './field-names.ts';
import { formWords } from './form-words.ts';
import { fieldOfProblem } from './refusal.ts';
import { reviewWords } from './review-words.ts';
import type { Creation } from './use-creation.ts';

interface CreationViewProps {
  readonly kind: HuaweiKind;
  readonly creation: Creation;
  readonly onStart: () => void;
  readonly onClose: () => void;
  readonly onAnother: () => void;
  readonly onField: (field: FieldId) => void;
}

/** Everything that is made, as it is made; where it broke off, and how it goes on. */
export function CreationView({ kind, creation: { phase, scope, pieces, problem, draft }, creation, onStart, onClose, onAnother, onField }: CreationViewProps) {
  const w = usePartWords(reviewWords);
  const names = usePartWords(formWords);
  const isDone = phase === 'done' && scope === 'all';
  const field = problem === null ? null : fieldOfProblem(problem);
  return (
    <section aria-labelledby="huawei-creation">
      <h2 id="huawei-creation" className="part ruled">{isDone ? w.created : w.creating}</h2>
      {phase === 'failed' && problem !== null && draft !== null && (
        <BrokeOff problem={problem} onGoOn={onStart} onForm={onClose} field={field === null ? null : { name: fieldName(field, draft.resourceType, names), onField: () => onField(field) }} />
      )}
      {isDone && <CreationDone kind={kind} creation={creation} onAnother={onAnother} />}
      <PieceList pieces={pieces.map(({ piece, ...standing }) => ({ key: `${piece.kind} ${piece.name}`, name: pieceName(piece, w), ...standing }))} />
    </section>
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
