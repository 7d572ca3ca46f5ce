import { Link } from '@tanstack/react-router';
import type { LogstorePlace } from '../../cloud/sls/call.ts';
import { enrichedLogstore, enrichedPrefix } from '../../model/cloud/logstore.ts';
import type { LogstoreHolding } from '../../model/cloud/holding.ts';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { useReportDashboards } from '../../state/logstores.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { searchForSource } from '../../state/source-link.ts';
import { Holding } from '../../ui/cloud/Holding.tsx';
import { words } from './words.ts';

/** What it holds in short, the ways to read it, and what ends its costs. */
export function LogstoreAside({ place, facts }: { readonly place: LogstorePlace; readonly facts: LogstoreHolding }) {
  const w = useWords(words);
  const { region, project, logstore } = place;
  const instances = useInstances((state) => state.instances).filter((one) => one.region === region && one.project === project && (one.logstore === logstore || enrichedLogstore(one.id) === logstore));
  const report = useReportDashboards(place);
  const key = { kind: 'logstore', ...place, instance: null } as const;
  return (
    <aside className="cloud-aside">
      <section>
        <h3>{w.holds}</h3>
        <Holding facts={facts} />
      </section>
      <section className="small">
        <h3>{w.read}</h3>
        <Link to="/overview" search={(before) => searchForSource(validateSearch(before), key)}>{w.dashboards}</Link>
        <Link to="/query" search={(before) => ({ ...searchForSource(validateSearch(before), key), tab: 'raw' })}>{w.rawLogs}</Link>
        <Link to="/query" search={(before) => searchForSource(validateSearch(before), key)}>{w.query}</Link>
        {!logstore.startsWith(enrichedPrefix) && <Link to="/sources" hash={`instance:${region}/${project}/${logstore}`} search={withoutQuery}>{w.toInstance}</Link>}
        {instances.map(({ id, name }) => <Link key={id} to="/instances/$id" params={{ id }} search={withoutQuery}>{w.instance(name)}</Link>)}
      </section>
      <section className="small">
        <h3>{w.report}</h3>
        {report.data?.length === 0 && <p className="secondary">{w.noReport}</p>}
        {report.data !== undefined && report.data.length > 0 && (
          <ul>
            {report.data.map(({ name, displayName }) => (
              <li key={name}>
                {displayName === '' ? name : displayName}
                <span className="mono tertiary logstore-dashboard">{name}</span>
              </li>
            ))}
          </ul>
        )}
        {report.data === undefined && <p className="tertiary">{report.error === null ? w.asking : w.reportUnknown}</p>}
      </section>
      <section className="small secondary">
        <h3>{w.ends}</h3>
        <p>{w.endsStop}</p>
        <p>{w.endsAll}</p>
      </section>
    </aside>
  );
}
