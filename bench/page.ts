import type { BenchCase } from './case.ts'

// Runs the case that the address names, and leaves its result where run.mjs takes it.

declare global {
  interface Window {
    benchOutcome?: { result?: unknown; error?: string }
  }
}

const cases = import.meta.glob<{ bench: BenchCase }>('./cases/*.ts')

async function runCase(): Promise<unknown> {
  const parameters = new URLSearchParams(location.search)
  const name = parameters.get('case') ?? ''
  const load = cases[`./cases/${name}.ts`]
  if (load === undefined) throw new Error(`There is no case ${name}.`)
  const { bench } = await load()
  const result = await bench.run({ isQuick: parameters.has('quick'), say: (text) => console.info(text) })
  return { title: bench.title, ...result }
}

runCase().then(
  (result) => (window.benchOutcome = { result }),
  (error: unknown) => (window.benchOutcome = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
)
