import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatDuration } from '../../base/format/time.ts';
import type { DomainSet } from '../../model/domains.ts';
import type { Frame } from '../../model/frame.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSettings } from '../../state/settings.ts';
import { useChosenRange, useExtent } from '../../state/view.ts';
import { ask } from '../../statement/ask.ts';
import { isCut, labelled, trafficOf, trafficStatement, type AddressTraffic, type Labelled } from './traffic.ts';

export interface Traffic {
  /** Null before the first answer, and where nothing is open. */
  readonly addresses: readonly AddressTraffic[] | null;
  readonly cut: boolean;
  readonly problem: Problem | null;
  /** How long the range is, in words. */
  readonly range: string;
}

/** The range of the view without its filters: domains are weighed whole. */
export function useWholeScope(): Scope {
  const range = useChosenRange();
  const projectZone = useSettings((settings) => settings.projectZone);
  return useMemo(() => ({ range, filters: [], variables: {}, projectZone }), [range, projectZone]);
}

function useFrame(statement: string, scope: Scope, wanted = true): { readonly frame: Frame | null; readonly problem: Problem | null } {
  const engine = useEngine();
  const { revision, fields, records } = useDescription();
  const question = useMemo(() => ask(statement, scope, { counts: 'flows', present: fields }), [statement, scope, fields]);
  const query = useQuery({ ...answerOptions(engine, question.ok ? question.value : null, revision), enabled: wanted && question.ok && records > 0 });
  if (records === 0 || !wanted) return { frame: null, problem: null };
  if (!question.ok) return { frame: null, problem: question.problem };
  const result = query.data?.result;
  return { frame: result?.ok === true ? result.value : null, problem: result?.ok === false ? result.problem : null };
}

/** What each address sent and received over the range of the view. */
export function useTraffic(): Traffic {
  const scope = useWholeScope();
  const language = useLanguage();
  const extent = useExtent();
  const sent = useFrame(trafficStatement('srcaddr'), scope);
  const received = useFrame(trafficStatement('dstaddr'), scope);
  const frames = useMemo(() => (sent.frame === null || received.frame === null ? null : [sent.frame, received.frame]), [sent.frame, received.frame]);
  const addresses = useMemo(() => (frames === null ? null : trafficOf(frames)), [frames]);
  const whole = scope.range ?? extent;
  return {
    addresses, cut: frames !== null && isCut(frames), problem: sent.problem ?? received.problem,
    range: whole === null ? '' : formatDuration(whole.to - whole.from, language),
  };
}

export function useLabelled({ addresses }: Traffic, set: DomainSet): Labelled | null {
  return useMemo(() => (addresses === null ? null : labelled(addresses, set)), [addresses, set]);
}

/** The answer to a statement of this screen's own, over the same records. */
export const useDomainFrame = useFrame;
