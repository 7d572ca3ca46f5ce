import { formatCount, formatExact } from '../../base/format/number.ts';
import { enterpriseRouterQuota, huaweiRecordsPerInterface, huaweiVpcQuota } from '../../model/cloud/huawei.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { AsideBars, AsideLines, AsidePart } from '../../ui/wizard/aside.tsx';
import { asideWords } from './aside-words.ts';
import type { Form } from './form.ts';
import { captureOf } from './options.ts';

/** What the flow log will record, how many there may be, and what it costs; it follows every field. */
export function ExpectAside({ form }: { readonly form: Pick<Form, 'kind' | 'draft' | 'account'> }) {
  const w = usePartWords(asideWords);
  const { kind, draft, account } = form;
  const isVpc = kind === 'huawei-vpc';
  const [used, most] = isVpc ? [account.vpcLogs.length, huaweiVpcQuota] : [account.routerLogs.length, enterpriseRouterQuota];
  return (
    <>
      {isVpc ? <Captured form={form} /> : <OfRouter />}
      <AsidePart title={w.quota}>
        <p className="small">{isVpc ? w.quotaVpc(used, most) : w.quotaEr(used, most)}</p>
        {used >= most && <p className="note">{w.quotaFull}</p>}
      </AsidePart>
      <AsidePart title={w.costs}>
        <AsideLines
          lines={[
            { name: w.flowLog, value: w.free },
            { name: w.ltsWrite, value: <span className="secondary">{w.billed}</span> },
            ...(isVpc && draft.indexed ? [{ name: w.ltsIndex, value: <span className="secondary">{w.billed}</span> }] : []),
            { name: w.ltsStore, value: <span className="secondary">{w.billed}</span> },
          ]}
        />
        <p className="small tertiary">{w.costsHint}</p>
      </AsidePart>
    </>
  );
}

/** The NICs that it covers, and the most that they may give. */
function Captured({ form: { draft, account } }: { readonly form: Pick<Form, 'draft' | 'account'> }) {
  const w = usePartWords(asideWords);
  const capture = captureOf(draft, account);
  if (capture === null) return <AsidePart title={w.captured}><p className="small tertiary">{w.nothing}</p></AsidePart>;
  const { nics, left } = capture;
  const share = (count: number): number => (nics === 0 ? 0 : count / nics);
  return (
    <AsidePart title={w.captured}>
      <AsideBars
        label={w.captured}
        bars={[{ name: w.nics, share: share(nics), value: formatCount(nics) }, { name: w.canBe, share: share(nics - left), value: formatCount(nics - left), chosen: true }, { name: w.cannotBe, share: share(left), value: formatCount(left), out: true }]}
      />
      <AsideLines lines={[{ name: w.most, value: w.mostValue(formatExact((nics - left) * huaweiRecordsPerInterface)) }]} />
      <p className="small tertiary">{w.mostHint(formatExact(huaweiRecordsPerInterface))}</p>
    </AsidePart>
  );
}

function OfRouter() {
  const w = usePartWords(asideWords);
  return (
    <AsidePart title={w.attachment}>
      <AsideLines
        lines={[
          { name: w.bothWays, value: w.bothWaysValue }, { name: w.verdict, value: w.noVerdict }, { name: w.window, value: w.tenMinutes },
          { name: w.fragments, value: w.firstOnly, warn: true }, { name: w.control, value: w.notRecorded, warn: true },
        ]}
      />
    </AsidePart>
  );
}
