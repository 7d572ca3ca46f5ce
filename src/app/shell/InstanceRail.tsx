import { Link } from '@tanstack/react-router';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { instanceRailWords } from './instance-rail-words.ts';
import { RecordLinks } from './RecordLinks.tsx';

/**
 * The screens of an instance of Flow Log Center in its two halves. Domains are told here, over the records as they are: the second
 * half works whether or not the charged job of the cloud runs.
 */
export function InstanceRail({ id }: { readonly id: string }) {
  const w = useWords(instanceRailWords);
  return (
    <>
      <h2 className="rail-group micro">{w.monitoring}</h2>
      <Link to="/instances/$id" params={{ id }} search={withoutQuery} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false, exact: true }}>{w.details}</Link>
      <RecordLinks half="monitoring" />
      <h2 className="rail-group micro">{w.interDomain}</h2>
      <RecordLinks half="inter-domain" />
    </>
  );
}

/** What its reader calls it; until that is loaded, and where it is not kept here, what is beneath. */
export function InstanceName({ id, otherwise }: { readonly id: string; readonly otherwise: string }) {
  return useInstances((state) => state.instances.find((one) => one.id === id)?.name) ?? otherwise;
}
