import { beforeAll, expect, test } from 'vitest';
import { trafficSources } from '../../mocks/traffic/traffic.ts';
import { ruleOfFinding } from '../../src/catalog/findings/finding-rule.ts';
import { findingKinds, type Finding } from '../../src/catalog/findings/finding.ts';
import { foundIn } from '../../src/catalog/findings/testing/found-in.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import type { Table } from '../../src/columns/table.ts';
import { generatedModule } from '../../src/columns/testing/wasm.ts';
import type { Answer } from '../../src/engine/engine.ts';
import { historyOf } from '../../src/state/alert-history.ts';
import { plan } from '../../src/statement/plan.ts';
import type { Question } from '../../src/statement/question.ts';
import { dayOf } from './day.ts';

/** The rule that a finding makes fires over the records in which it was found, in the hours that the finding names and in no other. */
let table: Table;
let findings: readonly Finding[];
beforeAll(async () => {
  table = await dayOf(trafficSources, 1, 300_000, 24);
  findings = (await foundIn(table)).findings;
});

async function asked(question: Question): Promise<Answer> {
  const made = plan(question, { fields: table.present, extent: table.summary().extent });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  let answer: Answer | null = null;
  await new Kernel(table, { kernel: generatedModule('kernel') }).answer([made.value], {
    signal: { aborted: false }, pause: () => Promise.resolve(), onFrame: (_, result) => (answer = { result, engine: 'kernel', milliseconds: 0 }),
  });
  if (answer === null) throw new Error('no answer');
  return answer;
}

const hourOf = (seconds: number): number => Math.floor(seconds / 3600);

test.each(findingKinds)('%s: it fires when the finding was there', async (kind) => {
  const some = findings.filter((finding) => finding.kind === kind);
  expect(some.length).toBeGreaterThan(0);
  for (const finding of some) {
    const { measure, window, condition, again } = ruleOfFinding(finding);
    if (measure.kind !== 'statement') throw new Error('It asks for no records.');
    const history = await historyOf({ measure, window, condition, again }, { extent: table.summary().extent ?? { from: 0, to: 1 }, present: table.present, projectZone: 28_800 }, asked);
    if (!history.ok) throw new Error(JSON.stringify(history.problem));
    const fired = [...new Set(history.value.firings.map((one) => hourOf(one.window)))].sort((a, b) => a - b);
    expect([finding.key, fired.length > 0, fired.every((hour) => hour >= hourOf(finding.from) && hour <= hourOf(finding.to))]).toEqual([finding.key, true, true]);
    expect(fired.at(-1)).toBe(hourOf(finding.to));
  }
});
