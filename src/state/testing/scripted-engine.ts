import { ok } from '../../base/result.ts';
import type { Answer, Engine } from '../../engine/engine.ts';
import { parse } from '../../statement/parse.ts';
import type { Question } from '../../statement/question.ts';

export function question(key: string): Question {
  const parsed = parse('* | select count(*) as n');
  if (!parsed.ok) throw new Error('parse');
  return { key, statement: parsed.value, range: null, projectZone: 0, counts: 'records' };
}

const answerOf = (key: string): Answer => ({
  result: ok({ columns: [{ name: key, type: 'bigint', unit: 'none', values: [1] }], rows: 1, coverage: { scanned: 1, matched: 1, skipped: 0, partial: false, revision: 1 } }),
  engine: 'kernel',
  milliseconds: 1,
});

/** An engine that answers when told to, and remembers what it was asked. */
export class Scripted implements Engine {
  readonly asked: { readonly keys: readonly string[]; readonly signal: AbortSignal; readonly give: (index: number) => void; readonly end: () => void }[] = [];

  answer: Engine['answer'] = (questions, signal, onAnswer) =>
    new Promise((resolve) => {
      this.asked.push({
        keys: questions.map((one) => one.key),
        signal,
        give: (index) => onAnswer?.(index, answerOf(questions[index]?.key ?? '')),
        end: () => resolve(questions.map((one) => answerOf(one.key))),
      });
    });

  /** Absent where a test says so, as of a body that answers nothing for nothing. */
  answerAhead?: Engine['answerAhead'] = async (...given) => void (await this.answer(...given));

  describe(): never {
    throw new Error('not asked here');
  }

  watch(): () => void {
    return () => undefined;
  }

  close(): void {
    // Nothing to close.
  }
}
