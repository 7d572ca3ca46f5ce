import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { covers, delivering, type Covered } from '../../model/cloud/coverage.ts';
import type { FlowLog, Interval } from '../../model/cloud/flow-log.ts';
import type { Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { useSettings } from '../../state/settings.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { ask } from '../../statement/ask.ts';
import { assumedRate, estimateOf, heldRate, type Estimate, type Held, type Rate } from './estimate.ts';
import { selected } from './selected.ts';

export interface KnownEstimate {
  readonly estimate: Estimate;
  readonly rate: Rate;
  readonly enis: number;
  /** GB a month of the region's other flow logs that run, assumed by their interfaces. */
  readonly othersGb: number;
  /** What it was counted in; null where it was assumed by the interfaces. */
  readonly held: { readonly records: number; readonly seconds: number } | null;
}

const resourceFields = { VPC: 'vpc-id', VSwitch: 'vswitch-id', NetworkInterface: 'eni-id' } as const;

/** The volume of the draft's flow logs; null before something is chosen, and while the interfaces are not known. */
export function useEstimate(draft: FlowLogDraft, enis: readonly Covered[] | undefined, logs: readonly FlowLog[]): KnownEstimate | null {
  const held = useHeld(draft);
  return useMemo(() => {
    const mine = enis === undefined ? [] : selected(draft, enis);
    if (mine.length === 0) return null;
    const counted = held === null ? null : heldRate(held);
    const rate = counted ?? assumedRate(mine.length);
    const { interval, trafficType, allPaths, paths } = draft;
    const estimate = estimateOf(rate, { interval, trafficType, paths: allPaths ? null : paths, shorter: shorterOf(mine, logs) });
    return {
      estimate, rate, enis: mine.length,
      othersGb: logs.filter((log) => ['arrives', 'starting'].includes(delivering(log))).reduce((sum, log) => sum + assumedGb(log, enis ?? []), 0),
      held: counted === null || held === null ? null : { records: held.counts.reduce((sum, { records }) => sum + records, 0), seconds: held.seconds },
    };
  }, [draft, enis, logs, held]);
}

/** Its paths are left out: which share they have is not known. */
function assumedGb(log: FlowLog, enis: readonly Covered[]): number {
  const { interval, trafficType } = log;
  return estimateOf(assumedRate(enis.filter((eni) => covers(log, eni)).length), { interval, trafficType, paths: null, shorter: [] }).gb;
}

/** Shares of the interfaces by the shortest interval that flow logs have for them already. */
function shorterOf(enis: readonly Covered[], logs: readonly FlowLog[]): readonly { readonly interval: Interval; readonly share: number }[] {
  const running = logs.filter((log) => ['arrives', 'starting'].includes(delivering(log)));
  const counts = new Map<Interval, number>();
  for (const eni of enis) {
    const least = running.filter((log) => covers(log, eni)).reduce<Interval | null>((shortest, { interval }) => (shortest === null || interval < shortest ? interval : shortest), null);
    if (least !== null) counts.set(least, (counts.get(least) ?? 0) + 1);
  }
  return [...counts].map(([interval, count]) => ({ interval, share: count / enis.length }));
}

/** Counts the records that are open of the draft's resource, by path. */
function useHeld({ resourceType, resourceIds }: FlowLogDraft): Held | null {
  const engine = useEngine();
  const { records, extent, captureInterval, fields, revision } = useDescription();
  const projectZone = useSettings((settings) => settings.projectZone);
  const field = resourceFields[resourceType];
  const canTell = records > 0 && fields.includes(field) && resourceIds.length > 0 && extent !== null;
  const question = useMemo(() => {
    if (!canTell) return null;
    const only: Filter = { field, side: 'own', test: { kind: 'in', values: [...resourceIds] }, negated: false, disabled: false };
    const made = ask(statementFor(fields, captureInterval), { range: null, filters: [only], variables: {}, projectZone }, { counts: 'records', present: fields });
    return made.ok ? made.value : null;
  }, [canTell, field, resourceIds, fields, captureInterval, projectZone]);
  const { data } = useQuery(answerOptions(engine, question, revision));
  return useMemo(() => {
    if (question === null || data?.result.ok !== true || extent === null) return null;
    return { counts: countsOf(data.result.value), seconds: extent.to - extent.from + captureInterval, interval: Math.max(1, captureInterval / 60) };
  }, [question, data, extent, captureInterval]);
}

function statementFor(fields: readonly string[], captureInterval: number): string {
  const has = (name: string): boolean => fields.includes(name);
  // One that fills nine tenths of the interval is taken to go on in the next.
  const lasting = has('start') && has('end') ? `sum(case when "end" - start >= ${Math.floor(captureInterval * 0.9)} then 1 else 0 end)` : '0';
  const rejects = has('action') ? "count_if(action = 'REJECT')" : '0';
  const path = has('traffic_path');
  return `* | select ${path ? 'traffic_path, ' : ''}count(*) as n, ${rejects} as rejects, ${lasting} as lasting${path ? ' group by traffic_path' : ''} limit 100`;
}

function countsOf(frame: Frame): Held['counts'] {
  const columns = new Map(frame.columns.map((column) => [column.name, column.values]));
  const rows = columns.get('n')?.length ?? 0;
  return Array.from({ length: rows }, (_, row) => ({
    code: String(columns.get('traffic_path')?.[row] ?? ''),
    records: Number(columns.get('n')?.[row] ?? 0),
    rejects: Number(columns.get('rejects')?.[row] ?? 0),
    lasting: Number(columns.get('lasting')?.[row] ?? 0),
  }));
}
