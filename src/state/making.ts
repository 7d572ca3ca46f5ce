import type { Result } from '../base/result.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';

/** Something that is made of several pieces in an account, one after the other, and can be gone on with where it broke off. */
export interface PieceState<P> {
  readonly piece: P;
  readonly state: 'waiting' | 'doing' | 'made' | 'found' | 'failed';
  /** Of the piece that is there, where it has one. */
  readonly id: string | null;
}

/** A piece that is there now: made just now, or found. */
export interface PieceMade {
  readonly how: 'made' | 'found';
  readonly id: string | null;
}

export interface Making<P> {
  readonly phase: 'none' | 'running' | 'failed' | 'done';
  readonly pieces: readonly PieceState<P>[];
  readonly problem: CloudProblem | null;
}

export function waiting<P>(pieces: readonly P[]): readonly PieceState<P>[] {
  return pieces.map((piece) => ({ piece, state: 'waiting', id: null }));
}

/**
 * Makes the pieces that are not there yet. `put` hears how each stands.
 * @returns what was in the way of one, after which no other is begun; null when all are there.
 */
export async function makeAll<P>(
  pieces: readonly PieceState<P>[], put: (at: number, change: Partial<PieceState<P>>) => void, make: (piece: P) => Promise<Result<PieceMade, CloudProblem>>,
): Promise<CloudProblem | null> {
  for (const [at, { piece, state }] of pieces.entries()) {
    if (state === 'made' || state === 'found') continue;
    put(at, { state: 'doing' });
    // oxlint-disable-next-line no-await-in-loop -- each needs the one before
    const made = await make(piece);
    if (!made.ok) {
      put(at, { state: 'failed' });
      return made.problem;
    }
    put(at, { state: made.value.how, id: made.value.id });
  }
  return null;
}

/** Whether it is known what came of a piece: of one whose answer was lost, or that the service failed in, nobody knows. */
export function isHeardOf(made: Result<PieceMade, CloudProblem>): boolean {
  return made.ok || (made.problem.kind === 'refused' && made.problem.status < 500);
}

/** The pieces with one of them changed. */
export function withPiece<P>(pieces: readonly PieceState<P>[], at: number, change: Partial<PieceState<P>>): readonly PieceState<P>[] {
  return pieces.map((one, index) => (index === at ? { ...one, ...change } : one));
}
