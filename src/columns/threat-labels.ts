import { assert } from '../base/assert.ts';

/** Lists that hold a block, and those of which it is an exception; places in `names`, ascending. */
interface State {
  readonly held: readonly number[];
  readonly excepted: readonly number[];
}

const nothing: State = { held: [], excepted: [] };

/**
 * The labels of blocks that stand inside each other: the names of all lists that hold a block or one around it, but for those of
 * which one of these is an exception. Each combination is one number, and number 0 holds nothing.
 */
export class ThreatLabels {
  /** Label by number; null where no list is left. */
  readonly labels: (string | null)[] = [null];
  private readonly names: readonly string[];
  private readonly states: State[] = [nothing];
  private readonly numbers = new Map([[keyOf(nothing), 0]]);
  /** Number by the one before and what was added to it. */
  private readonly steps = new Map<number, number>();

  /** Names of lists, the first of which is named first. */
  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** Inside a block of `before` one that a list holds. */
  withList(before: number, list: number): number {
    return this.step(before, 1 + list, ({ held, excepted }) => ({ held: joined(held, [list]), excepted }));
  }

  /** Inside a block of `before` one that is an exception of a list, or of all (null). */
  withException(before: number, list: number | null): number {
    return this.step(before, list === null ? 0 : -1 - list, ({ held, excepted }) => ({ held, excepted: list === null ? [...this.names.keys()] : joined(excepted, [list]) }));
  }

  private step(before: number, what: number, next: (state: State) => State): number {
    const key = before * 131_072 + what + 65_536;
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const number = this.numberOf(next(this.states[before] ?? nothing));
    this.steps.set(key, number);
    return number;
  }

  private numberOf(state: State): number {
    const key = keyOf(state);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.length;
    assert(number < 65_536, 'as many combinations of lists as 16 bits hold');
    this.numbers.set(key, number);
    this.states.push(state);
    const left = state.held.filter((list) => !state.excepted.includes(list));
    this.labels.push(left.length === 0 ? null : [...new Set(left.map((list) => this.names[list] ?? ''))].join(', '));
    return number;
  }
}

function keyOf({ held, excepted }: State): string {
  return `${held.join(' ')}|${excepted.join(' ')}`;
}

function joined(some: readonly number[], more: readonly number[]): readonly number[] {
  return [...new Set([...some, ...more])].sort((a, b) => a - b);
}
