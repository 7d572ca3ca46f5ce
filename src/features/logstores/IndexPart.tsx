import type { LogstorePlace } from '../../cloud/sls/call.ts';
import { indexedFields } from '../../model/cloud/logstore.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useWords } from '../../state/language.ts';
import { useLogIndex } from '../../state/logstores.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { Part } from './Part.tsx';
import { words } from './words.ts';

/** Which fields statements in Log Service can use. */
export function IndexPart({ place }: { readonly place: LogstorePlace }) {
  const w = useWords(words);
  const { data, error, refetch } = useLogIndex(place);
  const problem = cloudProblemOf(error);
  const found = data ?? null;
  const names = Object.keys(found?.keys ?? {});
  const missing = indexedFields.filter((name) => found?.keys[name]?.analytics !== true);
  return (
    <Part title={w.index} {...(found === null ? {} : { context: w.indexOn(names.length) })}>
      {problem !== null && <ProblemNote problem={problem} onRetry={() => void refetch()} />}
      {data === undefined && problem === null && <output className="small tertiary">{w.asking}</output>}
      {data === null && <p className="small warn">{w.indexOff}</p>}
      {found !== null && (
        <>
          {missing.length > 0 && <p className="small warn">{w.indexMissing(missing.join(w.and))}</p>}
          {found.fullText && <p className="small secondary">{w.fullText}</p>}
          <details className="small">
            <summary>{w.showFields}</summary>
            <table className="list logstore-fields">
              <thead>
                <tr>
                  <th scope="col">{w.field}</th>
                  <th scope="col">{w.type}</th>
                  <th scope="col">{w.analytics}</th>
                </tr>
              </thead>
              <tbody>
                {names.map((name) => (
                  <tr key={name}>
                    <td className="mono">{name}</td>
                    <td>{found.keys[name]?.type}</td>
                    <td>{found.keys[name]?.analytics === true ? w.yes : w.no}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </Part>
  );
}
