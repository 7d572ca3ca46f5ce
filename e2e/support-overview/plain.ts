import { smallDemo } from '../../mocks/demo-choice.ts'
import { demo } from '../../mocks/demo.ts'
import { type PlainRecord, readRecords } from '../../mocks/testing.ts'

/** The small demo as anyone would read it line by line. */
export const records: readonly PlainRecord[] = readRecords(smallDemo)

/** What its generator says that was sent, each flow once. */
export const truth = demo(smallDemo).truth()

export function sumOf(some: readonly PlainRecord[], of: 'bytes' | 'packets'): number {
  return some.reduce((sum, record) => sum + (record[of] ?? 0), 0)
}

/** Records per key, the largest sums of bytes first. */
export function byBytes(some: readonly PlainRecord[], key: (record: PlainRecord) => string | null): [key: string, bytes: number, packets: number][] {
  const groups = new Map<string, [number, number]>()
  for (const record of some) {
    const of = key(record)
    if (of === null) continue
    const group = groups.get(of) ?? [0, 0]
    groups.set(of, [group[0] + (record.bytes ?? 0), group[1] + (record.packets ?? 0)])
  }
  return [...groups].map(([of, [bytes, packets]]): [string, number, number] => [of, bytes, packets]).toSorted((a, b) => b[1] - a[1])
}
