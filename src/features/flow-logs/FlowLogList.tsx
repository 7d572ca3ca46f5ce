import { Button } from '@mantine/core';
import { useState } from 'react';
import { SaidNote } from '../../ui/cloud/SaidNote.tsx';
import type { Said } from '../../ui/use-said.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { CreateLink } from './links.tsx';
import { FlowLogTable } from './FlowLogTable.tsx';
import { LockedNote } from './LockedNote.tsx';
import { ListBar } from './ListBar.tsx';
import { inOrder, inOrderOf, isFound, type Row } from './row.ts';
import { useRememberedStates } from './seen-states.ts';
import { useDeeds } from './use-deeds.ts';
import { useListSearch } from './use-list-search.ts';
import { factOf, type Rows } from './use-rows.ts';
import { words } from './words.ts';

/** Rows of one page of the list. */
const pageSize = 20;

interface FlowLogListProps {
  readonly region: string;
  readonly asked: Rows;
  readonly said: Said | null;
  readonly say: (said: Said | null) => void;
}

/** All flow logs of the account: found, paged, started, stopped, changed, deleted. */
export function FlowLogList({ region, asked, said, say }: FlowLogListProps) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const [search, change] = useListSearch();
  // A proxy of an account at Alibaba Cloud alone has nothing of Huawei behind it, which is no problem of anybody who looks at that.
  const isHuawei = search.kind === 'huawei-vpc' || search.kind === 'huawei-er';
  const deeds = useDeeds(say);
  const rows = useSteadyOrder(asked.rows ?? nothing, `${region}/${search.state ?? ''}`);
  useRememberedStates(rows);
  const locked = rows.filter(({ state }) => state === 'locked');
  const found = rows.filter((row) => isFound(row, search));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(search.page, pages - 1);
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  return (
    <>
      <ListBar rows={rows} known={asked.known} region={region} search={search} onChange={change} />
      <SaidNote said={said} onDone={() => say(null)} />
      {asked.huaweiProblem !== null && (asked.huaweiProblem.kind === 'refused' || isHuawei) && <ProblemNote problem={asked.huaweiProblem} fact={asked.huaweiMissing.length === 0 ? w.failedHuawei : w.missingHuawei(asked.huaweiMissing.join(w.comma))} onRetry={asked.again} />}
      {asked.problem !== null && <ProblemNote problem={asked.problem} fact={factOf(asked, w, zone)} onRetry={asked.again} />}
      {locked.length > 1 && <LockedNote rows={locked} />}
      {asked.rows === null && asked.problem === null && <output className="plain-screen secondary">{w.asking}</output>}
      {asked.rows !== null && asked.problem === null && rows.length === 0 && (
        <div className="flow-log-empty">
          <h2>{w.empty}</h2>
          <p className="secondary">{isHuawei ? w.emptyHuawei : w.emptyDetail}</p>
          <CreateLink region={region} cloud={search.kind ?? 'alibaba'}>{w.create}</CreateLink>
        </div>
      )}
      {rows.length > 0 && found.length === 0 && (
        <p className="flow-log-empty">
          {w.noMatch(rows.length)} <button type="button" className="link" onClick={() => change({ kind: null, find: null, state: null, resource: null })}>{w.showAll}</button>
        </p>
      )}
      {shown.length > 0 && <FlowLogTable rows={shown} lockedIsTold={locked.length > 1} deeds={deeds} say={say} />}
      {pages > 1 && (
        <div className="cloud-bar small secondary">
          <Button size="xs" disabled={page === 0} onClick={() => change({ page: page - 1 })}>{w.pageBack}</Button>
          <span>{w.pageOf(page * pageSize + 1, page * pageSize + shown.length, found.length)}</span>
          <Button size="xs" disabled={page === pages - 1} onClick={() => change({ page: page + 1 })}>{w.pageOn}</Button>
        </div>
      )}
      {rows.length > 0 && <p className="flow-log-foot small tertiary">{w.foot}</p>}
    </>
  );
}

const nothing: readonly Row[] = [];

/** Problems first as they were when this list was first seen; a state that moves does not move its row. `of` names the list. */
function useSteadyOrder(rows: readonly Row[], of: string): readonly Row[] {
  const [order, setOrder] = useState<{ readonly of: string; readonly keys: readonly string[] }>({ of, keys: [] });
  if (rows.length === 0) return rows;
  const known = order.of === of ? order.keys : [];
  const next = known.length === 0 ? inOrder(rows) : inOrderOf(rows, known);
  if (order.of !== of || next.length !== known.length || next.some(({ key }, at) => key !== known[at])) setOrder({ of, keys: next.map(({ key }) => key) });
  return next;
}
