import { Link } from '@tanstack/react-router';
import { interDomain } from '../../features/sources/instances/screens.ts';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { instanceRailWords } from './instance-rail-words.ts';
import { MonitoringLinks } from './MonitoringLinks.tsx';

const item = { search: withoutQuery, className: 'rail-item', activeProps: { 'aria-current': 'page' }, activeOptions: { includeSearch: false } } as const;

/** The screens of an instance of Flow Log Center in its two halves. What needs inter-domain analysis leads to its switch. */
export function InstanceRail({ id }: { readonly id: string }) {
  const w = useWords(instanceRailWords);
  const params = { id };
  return (
    <>
      <h2 className="rail-group micro">{w.monitoring}</h2>
      <Link to="/instances/$id" params={params} {...item} activeOptions={{ includeSearch: false, includeHash: true, exact: true }}>{w.details}</Link>
      <MonitoringLinks />
      <h2 className="rail-group micro">{w.interDomain}</h2>
      {interDomain.map(({ name, id: hash }) => (
        <Link key={hash} to="/instances/$id" params={params} hash={hash} search={withoutQuery} className="rail-item rail-later" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeHash: true, includeSearch: false, exact: true }} title={w.off}>
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
