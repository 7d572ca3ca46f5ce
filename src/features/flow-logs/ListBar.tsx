import { Popover, SegmentedControl } from '@mantine/core';
import { flowLogQuota } from '../../model/cloud/flow-log.ts';
import { enterpriseRouterQuota, huaweiVpcQuota } from '../../model/cloud/huawei.ts';
import { FindInput } from '../../ui/cloud/FindInput.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { groupOf, isKind, kinds, resourceGroup, stateGroups, type Kind, type Row, type RowResource } from './row.ts';
import type { ListChange, ListSearch } from './use-list-search.ts';
import { words } from './words.ts';

interface ListBarProps {
  readonly rows: readonly Row[];
  readonly region: string;
  readonly search: ListSearch;
  readonly onChange: (change: ListChange) => void;
}

const kindWords = { alibaba: 'alibaba', 'huawei-vpc': 'huaweiVpc', 'huawei-er': 'huaweiEr' } as const;
const stateWords = { attention: 'attention', moving: 'moving', active: 'active', stopped: 'stopped' } as const;

/** Whose flow logs, which of them, and how many there may be. */
export function ListBar({ rows, region, search, onChange }: ListBarProps) {
  const w = usePartWords(words);
  const countOf = (kind: Kind): number => rows.filter((row) => row.kind === kind).length;
  const ofKind = search.kind === null ? rows : rows.filter(({ kind }) => kind === search.kind);
  const resources = [...new Map(ofKind.map(({ resource }) => [resourceGroup(resource), resource])).values()];
  const attention = rows.filter(({ state }) => groupOf(state) === 'attention').length;
  return (
    <div className="cloud-bar flow-log-bar">
      <SegmentedControl
        aria-label={w.kindOf} value={search.kind ?? 'all'} onChange={(kind) => onChange({ kind: isKind(kind) ? kind : null, resource: null })}
        data={[{ value: 'all', label: w.counted(w.all, rows.length) }, ...kinds.map((kind) => ({ value: kind, label: w.counted(w[kindWords[kind]], countOf(kind)) }))]}
      />
      <select className="bar-select" aria-label={w.stateFilter} value={search.state ?? ''} onChange={(event) => onChange({ state: event.currentTarget.value })}>
        <option value="">{w.anyState}</option>
        {stateGroups.map((group) => <option key={group} value={group}>{w.counted(w[stateWords[group]], ofKind.filter(({ state }) => groupOf(state) === group).length)}</option>)}
      </select>
      <select className="bar-select" aria-label={w.resourceFilter} value={search.resource === null ? '' : resourceGroup(search.resource)} onChange={(event) => onChange({ resource: event.currentTarget.value })}>
        <option value="">{w.anyResource}</option>
        {resources.map((resource) => <option key={resource} value={resourceGroup(resource)}>{w.counted(w[resource], countOfResource(ofKind, resource))}</option>)}
      </select>
      <FindInput value={search.find} placeholder={w.find} onChange={(find) => onChange({ find })} />
      <span className="grow" />
      <span className="small secondary flow-log-quota">
        {attention > 0 && <button type="button" className="link reject" onClick={() => onChange({ state: 'attention', kind: null, resource: null })}>{w.needAttention(attention)}</button>}
        <Quota rows={rows} region={region} />
      </span>
    </div>
  );
}

function countOfResource(rows: readonly Row[], resource: RowResource): number {
  return rows.filter((row) => resourceGroup(row.resource) === resourceGroup(resource)).length;
}

/** How many there are of how many there may be; the whole truth, and the way to more, behind it. */
function Quota({ rows, region }: { readonly rows: readonly Row[]; readonly region: string }) {
  const w = usePartWords(words);
  const used = rows.filter(({ kind }) => kind === 'alibaba').length;
  const byRegion = new Map<string, number>();
  for (const row of rows) if (row.kind === 'huawei-vpc') byRegion.set(row.region, (byRegion.get(row.region) ?? 0) + 1);
  return (
    <Popover position="bottom-end" width={420} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={used === flowLogQuota ? 'link warn' : 'link quiet-link'}>{used > flowLogQuota ? w.quotaOver(used, flowLogQuota) : w.quota(region, used, flowLogQuota)}</button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="flow-log-quotas small">
          <h3>{w.quotaTitle}</h3>
          {used === flowLogQuota && <p className="warn">{w.full}</p>}
          {used > flowLogQuota && <p>{w.raised}</p>}
          <p>{w.quotaAlibaba(used, flowLogQuota)}</p>
          <p>{w.quotaHuawei(Math.max(0, ...byRegion.values()), huaweiVpcQuota)}</p>
          <p>{w.quotaRouter(rows.filter(({ kind }) => kind === 'huawei-er').length, enterpriseRouterQuota)}</p>
          <p>{w.quotaMore}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
