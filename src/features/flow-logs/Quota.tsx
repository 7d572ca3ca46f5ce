import { Popover } from '@mantine/core';
import { flowLogQuota } from '../../model/cloud/flow-log.ts';
import { enterpriseRouterQuota, huaweiVpcQuota } from '../../model/cloud/huawei.ts';
import { usePartWords } from '../../ui/reader.tsx';
import type { Row } from './row.ts';
import { words } from './words.ts';

/** How many there are of how many there may be; the whole truth, and the way to more, behind it. */
export function Quota({ rows, region }: { readonly rows: readonly Row[]; readonly region: string }) {
  const w = usePartWords(words);
  const used = rows.filter(({ kind }) => kind === 'alibaba').length;
  const routers = rows.filter(({ kind }) => kind === 'huawei-er').length;
  const byRegion = new Map<string, number>();
  for (const row of rows) if (row.kind === 'huawei-vpc') byRegion.set(row.region, (byRegion.get(row.region) ?? 0) + 1);
  const fullest = Math.max(0, ...byRegion.values());
  return (
    <Popover position="bottom-end" width={420} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={used === flowLogQuota ? 'link warn flow-log-used' : 'link quiet-link flow-log-used'}>
          <Bar used={used} most={flowLogQuota} />
          {used > flowLogQuota ? w.quotaOver(used, flowLogQuota) : w.quota(region, used, flowLogQuota)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="flow-log-quotas small">
          <h2 className="part">{w.quotaTitle}</h2>
          {used === flowLogQuota && <p className="warn">{w.full}</p>}
          {used > flowLogQuota && <p>{w.raised}</p>}
          <p><Bar used={used} most={flowLogQuota} />{w.quotaAlibaba(used, flowLogQuota)}</p>
          <p><Bar used={fullest} most={huaweiVpcQuota} />{w.quotaHuawei(fullest, huaweiVpcQuota)}</p>
          <p><Bar used={routers} most={enterpriseRouterQuota} />{w.quotaRouter(routers, enterpriseRouterQuota)}</p>
          <p>{w.quotaMore}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Bar({ used, most }: { readonly used: number; readonly most: number }) {
  return <span className="quota-bar" aria-hidden="true"><i style={{ width: `${Math.min(1, used / most) * 100}%` }} /></span>;
}
