import { Link } from '@tanstack/react-router';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { instanceRailWords } from './instance-rail-words.ts';

const item = { search: withoutQuery, className: 'rail-item', activeProps: { 'aria-current': 'page' }, activeOptions: { includeSearch: false } } as const;

/** The screens of an instance of Flow Log Center in its two halves. What needs inter-domain analysis leads to its switch. */
export function InstanceRail({ id }: { readonly id: string }) {
  const w = useWords(instanceRailWords);
  const params = { id };
  return (
    <>
      <h2 className="rail-group micro">{w.monitoring}</h2>
      <Link to="/instances/$id" params={params} {...item} activeOptions={{ includeSearch: false, includeHash: true }}>{w.details}</Link>
      <Link to="/overview" {...item}>{w.overview}</Link>
      <Link to="/query" {...item}>{w.query}</Link>
      <h2 className="rail-group micro">{w.interDomain}</h2>
      {(['cidr', 'interDomainTraffic', 'ecsToDomain', 'threat', 'query'] as const).map((name) => (
        <Link key={name} to="/instances/$id" params={params} hash="inter-domain" search={withoutQuery} className="rail-item rail-later" activeOptions={{ includeHash: true, exact: true }} activeProps={{}} title={w.off}>
          {w[name]}
        </Link>
      ))}
    </>
  );
}

/** What its reader calls it; until that is loaded, and where it is not kept here, what is beneath. */
export function InstanceName({ id, otherwise }: { readonly id: string; readonly otherwise: string }) {
  return useInstances((state) => state.instances.find((one) => one.id === id)?.name) ?? otherwise;
}
