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
