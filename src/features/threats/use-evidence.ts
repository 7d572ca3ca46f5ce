import { useQuery } from '@tanstack/react-query';
import { onceBytes } from '../../catalog/statements.ts';
import type { Frame } from '../../model/frame.ts';
import type { Problem } from '../../model/problem.ts';
import type { ThreatHit } from '../../model/threats.ts';
import { ask } from '../../statement/ask.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine, useNetworks } from '../../state/engine.tsx';
import { useScope } from '../../state/view.ts';

const placeholder = '${{listed}}';
const peer = `case when srcaddr = '${placeholder}' then dstaddr else srcaddr end`;
const service = 'nullif(least(srcport, dstport), 0)';
const ofIt = `where srcaddr = '${placeholder}' or dstaddr = '${placeholder}'`;
const totals = [
  'count(*) as records', "count_if(action = 'ACCEPT') as accepted", `sum(case when dstaddr = '${placeholder}' then ${onceBytes} else 0 end) as sent`,
  `sum(case when srcaddr = '${placeholder}' then ${onceBytes} else 0 end) as received`, 'min(__time__) as since', 'max(__time__) as until', 'nullif(count(distinct "eni-id"), 0) as enis',
  `count(distinct ${service}) as ports`, `min(${service}) as least`, `max(${service}) as most`,
  `max(case when srcaddr = '${placeholder}' then ip_to_country_code(srcaddr) else ip_to_country_code(dstaddr) end) as country`,
];
const network = `max(case when srcaddr = '${placeholder}' then ip_to_provider(srcaddr) else ip_to_provider(dstaddr) end) as network`;
const peers = `* | select ${peer} as peer, sum(bytes) as bytes from log ${ofIt} group by 1 order by bytes desc, 1 limit 4`;

export interface Evidence {
  readonly totals: Frame | null;
  readonly peers: Frame | null;
  readonly problem: Problem | null;
  readonly hits: readonly ThreatHit[] | null;
}

/** What the records and the lists say of one address, under the range and filters of the link. */
export function useEvidence(address: string): Evidence {
  const engine = useEngine();
  const { revision } = useDescription();
  const { v4, v6 } = useNetworks();
  const hasNetworks = v4 !== null || v6 !== null;
  const all = useFrame(`* | select ${[...totals, ...(hasNetworks ? [network] : [])].join(', ')} from log ${ofIt}`, address);
  const met = useFrame(peers, address);
  const hits = useQuery({ queryKey: ['threat hits', address, revision], queryFn: async () => (await engine.threatHits([address]))[0] ?? [], networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 60_000 });
  return { totals: all.frame, peers: met.frame, problem: all.problem ?? met.problem, hits: hits.data ?? null };
}

function useFrame(statement: string, address: string): { readonly frame: Frame | null; readonly problem: Problem | null } {
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const scope = useScope();
  const question = ask(statement, { ...scope, variables: { ...scope.variables, listed: address } }, { counts: 'records', present: fields });
  const answer = useQuery(answerOptions(engine, question.ok ? question.value : null, revision));
  if (!question.ok) return { frame: null, problem: question.problem };
  if (answer.error) return { frame: null, problem: { kind: 'internal', message: answer.error.message } };
  const result = answer.isPlaceholderData ? undefined : answer.data?.result;
  return result === undefined ? { frame: null, problem: null } : result.ok ? { frame: result.value, problem: null } : { frame: null, problem: result.problem };
}
