import { SegmentedControl } from '@mantine/core';
import { FindInput } from '../../ui/cloud/FindInput.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { Quota } from './Quota.tsx';
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
