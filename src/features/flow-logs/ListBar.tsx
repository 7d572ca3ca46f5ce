import { SegmentedControl } from '@mantine/core';
import { FindInput } from '../../ui/cloud/FindInput.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { Quota } from './Quota.tsx';
import { groupOf, isKind, kinds, resourceGroup, stateGroups, type Kind, type Row } from './row.ts';
import type { ListChange, ListSearch } from './use-list-search.ts';
import { words } from './words.ts';

interface ListBarProps {
  readonly rows: readonly Row[];
  /** Whose flow logs are among the rows. */
  readonly known: ReadonlySet<Kind>;
  readonly region: string;
  readonly search: ListSearch;
  readonly onChange: (change: ListChange) => void;
}

const kindWords = { alibaba: 'alibaba', 'huawei-vpc': 'huaweiVpc', 'huawei-er': 'huaweiEr' } as const;
const stateWords = { attention: 'attention', moving: 'moving', active: 'active', stopped: 'stopped' } as const;

/** Whose flow logs, which of them, and how many there may be. */
export function ListBar({ rows, known, region, search, onChange }: ListBarProps) {
  const w = usePartWords(words);
  const of = (kind: Kind | null): readonly Row[] => (kind === null ? rows : rows.filter((row) => row.kind === kind));
  const ofKind = of(search.kind);
  // With a number only where it is known.
  const counted = (name: string, kind: Kind | null, some: readonly Row[]): string => ((kind === null ? kinds : [kind]).every((one) => known.has(one)) ? w.counted(name, some.length) : name);
  const resources = [...new Map(ofKind.map(({ resource }) => [resourceGroup(resource), resource])).values()];
  const attention = rows.filter(({ state }) => groupOf(state) === 'attention').length;
  return (
    <div className="cloud-bar flow-log-bar">
      <SegmentedControl
        aria-label={w.kindOf} value={search.kind ?? 'all'} onChange={(kind) => onChange({ kind: isKind(kind) ? kind : null, resource: null })}
        data={[{ value: 'all', label: counted(w.all, null, rows) }, ...kinds.map((kind) => ({ value: kind, label: counted(w[kindWords[kind]], kind, of(kind)) }))]}
      />
      <select className="bar-select" aria-label={w.stateFilter} value={search.state ?? ''} onChange={(event) => onChange({ state: event.currentTarget.value })}>
        <option value="">{w.anyState}</option>
        {stateGroups.map((group) => <option key={group} value={group}>{counted(w[stateWords[group]], search.kind, ofKind.filter(({ state }) => groupOf(state) === group))}</option>)}
      </select>
      <select className="bar-select" aria-label={w.resourceFilter} value={search.resource === null ? '' : resourceGroup(search.resource)} onChange={(event) => onChange({ resource: event.currentTarget.value })}>
        <option value="">{w.anyResource}</option>
        {resources.map((resource) => <option key={resource} value={resourceGroup(resource)}>{counted(w[resource], search.kind, ofKind.filter((row) => resourceGroup(row.resource) === resourceGroup(resource)))}</option>)}
      </select>
      <FindInput value={search.find} placeholder={w.find} onChange={(find) => onChange({ find })} />
      <span className="grow" />
      <span className="small secondary flow-log-quota">
        {attention > 0 && <button type="button" className="link reject" onClick={() => onChange({ state: 'attention', kind: null, resource: null })}>{w.needAttention(attention)}</button>}
        {known.has('alibaba') && <Quota rows={rows} region={region} />}
      </span>
    </div>
  );
}
