import { usePartWords } from '../../ui/reader.tsx';
import { BrokeOff, PieceList } from '../../ui/wizard/creation.tsx';
import { collectionWords } from './collection-words.ts';
import { CreationDone } from './CreationDone.tsx';
import { deliveryWords } from './delivery-words.ts';
import { fieldName } from './field-names.ts';
import type { Piece } from './creation.ts';
import type { FieldId } from './checks.ts';
import { fieldOfProblem } from './refusal.ts';
import { reviewWords } from './review-words.ts';
import type { CreationDeeds } from './use-creation.ts';

interface CreationViewProps extends CreationDeeds {
  readonly onField: (field: FieldId) => void;
}

/** Everything that is made, as it is made; where it broke off, and how it goes on. */
export function CreationView({ creation: { phase, pieces, problem, draft }, creation, start, close, onField }: CreationViewProps) {
  const w = usePartWords(reviewWords);
  const names = usePartWords(collectionWords);
  const delivery = usePartWords(deliveryWords);
  const count = pieces.filter(({ piece }) => piece.kind === 'flow-log').length;
  const field = problem === null ? null : fieldOfProblem(problem);
  return (
    <section aria-labelledby="flow-log-creation">
      <h2 id="flow-log-creation" className="part ruled">{phase === 'done' ? w.created(count) : w.creating}</h2>
      {phase === 'failed' && problem !== null && draft !== null && (
        <BrokeOff problem={problem} onGoOn={start} onForm={close} field={field === null ? null : { name: fieldName(field, draft.resourceType, names, delivery), onField: () => onField(field) }} />
      )}
      {phase === 'done' && <CreationDone creation={creation} onAnother={close} />}
      <PieceList pieces={pieces.map(({ piece, ...standing }) => ({ key: `${piece.kind} ${piece.name}`, name: pieceName(piece, w), ...standing }))} />
    </section>
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
