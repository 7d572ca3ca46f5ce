import { useEffect, useState } from 'react';
import { kindOf, mostHues } from '../charts/colours.ts';
import type { Engine } from '../engine/engine.ts';
import { fieldNamed, type FieldRole } from '../model/fields.ts';
import { ask } from '../statement/ask.ts';
import type { Question } from '../statement/question.ts';
import { postOf, revisionOfAnswer } from './answers.ts';
import { useDescription, useEngine } from './engine.tsx';
import { coloursOf, keepColours, sourceId } from './entity-colours.ts';
import type { Urgency } from './post.ts';
import { scopeOver } from './scope.ts';
import { useSession } from './session.ts';

/** Their values have hues of their own, or none. */
const ownHues: ReadonlySet<FieldRole> = new Set(['time', 'measure', 'verdict', 'direction', 'status', 'observation', 'rejection']);
/** What an interface saw is its own, whoever else saw it. */
const ofInterfaces: ReadonlySet<FieldRole> = new Set(['interface', 'instance', 'network']);

/** One question per source, field and revision, whichever panels wait for it. */
const asked = new Set<string>();
const waiting = new Set<() => void>();

/**
 * Sees to it that the entities of these fields have their hues by bytes over the whole source, whatever the filters are. False while
 * nothing of them can be drawn yet: the order is asked in the same message as the panels' own questions, once per source. While
 * files are read the order is that of what is read so far; when all is read it is asked again, for the next visit.
 * @param urgency null asks nothing yet
 */
export function useEntityRanks(source: string, fields: readonly string[], urgency: Urgency | null): boolean {
  const engine = useEngine();
  const { revision, reading, fields: present, records } = useDescription();
  const [, setSeen] = useState(0);
  // While another source is being opened, what the engine holds says nothing of it.
  const isOpen = useSession(({ active }) => sourceId(active) === source);
  const kinds = fields.map((field) => (present.includes(kindOf(field)) ? kindOf(field) : field));
  const wanted = !isOpen ? [] : [...new Set(kinds)].filter((field) => present.includes(field) && !ownHues.has(fieldNamed(field)?.role ?? 'measure'));
  const text = wanted.join(' ');
  useEffect(() => {
    const see = (): void => setSeen((count) => count + 1);
    waiting.add(see);
    return () => void waiting.delete(see);
  }, []);
  useEffect(() => {
    if (urgency === null || records === 0) return;
    for (const field of text === '' ? [] : text.split(' ')) {
      const colours = coloursOf(source);
      if (colours.knows(field) && (reading || colours.isRanked(field))) continue;
      void ranked(engine, source, field, { revision, present, whole: !reading });
    }
  }, [engine, source, text, urgency, revision, reading, present, records]);
  return wanted.every((field) => coloursOf(source).knows(field));
}

interface Data {
  readonly revision: number;
  readonly present: readonly string[];
  readonly whole: boolean;
}

async function ranked(engine: Engine, source: string, field: string, { revision, present, whole }: Data): Promise<void> {
  const colours = coloursOf(source);
  const isNeeded = !colours.knows(field);
  const question = rankingOf(field, present);
  const key = `${source} ${field} ${!whole ? 'reading' : question === null ? revision : revisionOfAnswer(question, revision)}`;
  if (asked.has(key)) return;
  asked.add(key);
  const values = question === null ? [] : await valuesOf(engine, question, isNeeded ? 'now' : 'later');
  // Without an answer the panels give hues out as they draw.
  colours.rank(field, values ?? [], whole && values !== null);
  keepColours(source);
  for (const see of waiting) see();
}

/** The values of the first column, largest first; null when there is no answer. */
async function valuesOf(engine: Engine, question: Question, urgency: Urgency): Promise<string[] | null> {
  try {
    const { result } = await postOf(engine).ask(question, new AbortController().signal, urgency);
    return result.ok ? (result.value.columns[0]?.values ?? []).flatMap((value) => (value === null ? [] : [String(value)])).slice(0, mostHues) : null;
  } catch {
    return null;
  }
}

/** The question that ranks a field's values over all records; null where it cannot be asked. */
export function rankingOf(field: string, present: readonly string[]): Question | null {
  const name = `"${field.replaceAll('"', '""')}"`;
  const size = present.includes('bytes') ? 'sum(bytes)' : 'count(*)';
  const statement = `* | select ${name}, ${size} as size group by ${name} order by size desc limit ${mostHues + 1}`;
  const counts = ofInterfaces.has(fieldNamed(field)?.role ?? 'meta') ? 'records' : 'flows';
  const question = ask(statement, scopeOver({ filters: [], projectZone: 0 }, null, null, 60), { counts, present });
  return question.ok ? question.value : null;
}
