import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Frame } from '../../model/frame.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useSettings } from '../../state/settings.ts';
import { ask } from '../../statement/ask.ts';
import { markedByList, markedStatement } from './marked.ts';

/** How many addresses of all open records each list that is on marks, by its name; null while that is not known. */
export function useMarkedByList(): ReadonlyMap<string, number> | null {
  const { records } = useDescription();
  const sources = useMarkedAt('src');
  const destinations = useMarkedAt('dst');
  return useMemo(() => (records === 0 || sources === null || destinations === null ? null : markedByList([sources, destinations])), [records, sources, destinations]);
}

function useMarkedAt(end: 'src' | 'dst'): Frame | null {
  const engine = useEngine();
  const { revision, fields, records } = useDescription();
  const projectZone = useSettings((settings) => settings.projectZone);
  const question = useMemo(() => ask(markedStatement(end), { range: null, filters: [], variables: {}, projectZone }, { counts: 'records', present: fields }), [end, projectZone, fields]);
  const { data, isPlaceholderData } = useQuery({ ...answerOptions(engine, question.ok ? question.value : null, revision, 'later'), enabled: question.ok && records > 0 });
  return isPlaceholderData || data?.result.ok !== true ? null : data.result.value;
}
