import type { Problem } from '../../model/problem.ts';

/** Ends the work on one plan with a reason. Thrown inside the kernel only; `Kernel.answer` gives the problem. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** The table changed in a way that what was computed no longer fits; the answer begins again on the new revision. */
export class Stale extends Error {
  constructor() {
    super('The table changed while it was read');
    this.name = 'Stale';
  }
}
