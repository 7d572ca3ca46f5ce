/** A table of a result, ready to be printed. */
export interface BenchTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface BenchResult {
  readonly tables: readonly BenchTable[]
  /** The figures themselves, with their units in the names: printed as JSON. */
  readonly figures: Readonly<Record<string, unknown>>
  /** What a reader must know to judge the figures. */
  readonly notes?: readonly string[]
}

export interface BenchContext {
  /** True when only a sign of life is wanted: smaller data, one round. */
  readonly isQuick: boolean
  /** Says how far it is; goes to the terminal. */
  say(text: string): void
}

export interface BenchCase {
  /** What is measured, as a heading. */
  readonly title: string
  run(context: BenchContext): Promise<BenchResult>
}

/** The middle of several timings. @throws when there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('There is no median of nothing.')
  return middle
}

/** The smallest value that at least `share` (0 to 1) of the timings do not exceed. @throws when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]
  if (value === undefined) throw new Error('There is no quantile of nothing.')
  return value
}

/** Milliseconds that each of `rounds` runs took, after one that is not counted. */
export async function timings(rounds: number, run: () => unknown): Promise<number[]> {
  await run()
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    await run()
    taken.push(performance.now() - begun)
  }
  return taken
}
