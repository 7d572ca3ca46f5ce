import { median, timings, type BenchCase } from '../case.ts'

interface Summed {
  readonly milliseconds: readonly number[]
  readonly total: number
}

function ask(worker: Worker, values: number, rounds: number): Promise<Summed> {
  return new Promise((done, failed) => {
    worker.onmessage = (event: MessageEvent<Summed>) => done(event.data)
    worker.onerror = () => failed(new Error('The worker failed.'))
    worker.postMessage({ values, rounds })
  })
}

/** Not the product: what this machine and browser can do at all. */
export const bench: BenchCase = {
  title: 'The machine itself',
  async run({ isQuick }) {
    const values = isQuick ? 1_000_000 : 10_000_000
    const worker = new Worker(new URL('../workers/memory.ts', import.meta.url), { type: 'module' })
    const { milliseconds, total } = await ask(worker, values, isQuick ? 1 : 5)
    if (total !== Array.from({ length: values }, (_, index) => index & 0xff).reduce((sum, one) => sum + one, 0)) {
      throw new Error('The column was summed wrongly.')
    }
    const roundTrips = await timings(isQuick ? 3 : 101, () => ask(worker, 1, 1))
    worker.terminate()
    const sumMilliseconds = median(milliseconds)
    const roundTripMilliseconds = median(roundTrips)
    return {
      figures: { values, sumMilliseconds, roundTripMilliseconds, hardwareConcurrency: navigator.hardwareConcurrency },
      tables: [
        {
          title: 'Median',
          columns: ['what', 'value', 'unit'],
          rows: [
            [`sum of ${values.toLocaleString('en')} 32-bit integers in plain JavaScript, in a worker`, Number(sumMilliseconds.toFixed(1)), 'ms'],
            ['message to a worker and back', Number(roundTripMilliseconds.toFixed(3)), 'ms'],
          ],
        },
      ],
    }
  },
}
