import { describe, expect, it } from 'vitest';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { rows } from '../../src/columns/rows.ts';
import { tableOf, type TestRecord } from '../../src/columns/testing/build.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import { runTwin } from '../../src/columns/twin/twin.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import { planned } from './planned.ts';
import { Dice, randomRecords, randomStatement } from './random.ts';

/** Random statements and time ranges over random tables, sealed and open: the kernel and the plain interpreter give equal frames. */
const statements = 250;

/** Doubles to 1e-9 of their size, whole numbers as text; all else as it is. */
function comparable(frame: Frame): unknown {
  const value = (v: Value, type: string): unknown => (v === null || typeof v === 'string' || typeof v === 'boolean' ? v : type === 'double' ? Number(v).toPrecision(9) : String(v));
  const { revision: _, ...coverage } = frame.coverage;
  return {
    columns: frame.columns.map((column) => ({ ...column, values: column.values.map((v) => value(v, column.type)) })),
    rows: frame.rows, coverage,
    whole: frame.whole && { groups: frame.whole.groups, totals: frame.whole.totals.map((v, i) => value(v, frame.columns[i]?.type ?? '')) },
  };
}

describe('the kernel and the plain interpreter', () => {
  for (const sealed of [true, false]) {
    it(`give equal frames for ${statements} random statements over ${sealed ? 'sealed' : 'open'} segments`, async () => {
      const table = tableOf(randomRecords(sealed ? 5 : 6, 1500) as TestRecord[], { sealed }); // Its values are text, numbers and nulls.
      const kernel = new Kernel(table, { kernel: generatedModule('kernel') }, { leastFolded: 0 });
      const records = [...rows(table)];
      const present = table.present;
      const dice = new Dice(77);
      const times = records.map((record) => Number(record['__time__'])).sort((a, b) => a - b);
      let compared = 0;
      for (let seed = 1; seed <= statements; seed++) {
        const statement = randomStatement(seed);
        const from = times[dice.below(times.length)] ?? 0;
        const range = dice.chance(0.5) ? null : { from, to: from + dice.below(900) };
        const made = planned(statement, present, range);
        const twin = runTwin(made, records);
        await kernel.answer([made], {
          signal: { aborted: false }, pause: () => Promise.resolve(),
          onFrame: (_, result) => {
            const what = `seed ${seed}: ${statement} in ${JSON.stringify(range)}`;
            if (!twin.ok || !result.ok) expect({ what, ...result, value: null }).toEqual({ what, ...twin, value: null });
            else expect({ what, frame: comparable(result.value) }).toEqual({ what, frame: comparable(twin.value) });
            if (result.ok) compared++;
          },
        });
      }
      expect(compared).toBeGreaterThan(statements * 0.95);
    }, 60_000);
  }
});
