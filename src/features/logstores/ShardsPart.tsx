import type { LogstorePlace } from '../../cloud/sls/call.ts';
import { formatTime } from '../../base/format/time.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useWords } from '../../state/language.ts';
import { useShards } from '../../state/logstores.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { Part } from './Part.tsx';
import { words } from './words.ts';

/** The parts that it is written and read in. */
export function ShardsPart({ place }: { readonly place: LogstorePlace }) {
  const w = useWords(words);
  const zone = useDisplayZone();
  const { data, error, refetch } = useShards(place);
  const problem = cloudProblemOf(error);
  const open = data?.filter(({ status }) => status === 'readwrite').length ?? 0;
  return (
    <Part title={w.shards} {...(data === undefined ? {} : { context: w.shardsContext(open, data.length - open) })}>
      {problem !== null && <ProblemNote problem={problem} onRetry={() => void refetch()} />}
      {data === undefined && problem === null && <output className="small tertiary">{w.asking}</output>}
      {data !== undefined && (
        <table className="list logstore-shards">
          <thead>
            <tr>
              <th scope="col" className="end logstore-shard">{w.shard}</th>
              <th scope="col">{w.state}</th>
              <th scope="col">{w.beginKey}</th>
              <th scope="col">{w.made}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ id, status, beginKey, createdAt }) => (
              <tr key={id}>
                <td className="end">{id}</td>
                <td className={status === 'readwrite' ? undefined : 'secondary'}>{w[status]}</td>
                <td className="mono secondary" title={beginKey}>{`${beginKey.slice(0, 8)}…`}</td>
                <td className="secondary">{formatTime(createdAt, zone, 'minute')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
