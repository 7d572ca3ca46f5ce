import type { FlowLogInstance } from '../model/cloud/logstore.ts';
import type { LogstoreKey, SourceKey } from '../model/source.ts';
import { emptyView } from '../model/view.ts';
import { withoutQuery, type Search } from './search.ts';
import { writeView } from './view-codec.ts';

/** The parameters of a link that looks at another source: filters stay, the range begins anew. */
export function searchForSource(before: Search, source: SourceKey): Search {
  const { n: _n, t: _t, open: _open, ...rest } = withoutQuery(before);
  return { ...rest, ...writeView({ ...emptyView, source }) };
}

/** An instance as the source that its dashboards look at. */
export function sourceOfInstance({ region, project, logstore, id }: FlowLogInstance): LogstoreKey {
  return { kind: 'logstore', region, project, logstore, instance: id };
}
