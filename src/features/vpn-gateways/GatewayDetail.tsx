import type { ReactNode } from 'react';
import { formatTime } from '../../base/format/time.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Analysis } from './analysis/Analysis.tsx';
import type { Totals } from './analysis/totals.ts';
import { BandTools } from './BandTools.tsx';
import { EniTable } from './EniTable.tsx';
import { featuresText, nameOf } from './texts.ts';
import type { Gateway } from './use-gateways.ts';
import { words } from './words.ts';

/** The chosen gateway: its name and range, Basic Information with its interfaces, and what went through them. */
export function GatewayDetail({ chosen, totals, sourceBar, filterBar }: { readonly chosen: Gateway; readonly totals: Totals | null; readonly sourceBar: ReactNode; readonly filterBar: ReactNode }) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const { gateway, cover } = chosen;
  const addresses = [gateway.internetIp, ...(gateway.secondInternetIp === null ? [] : [gateway.secondInternetIp])].filter((one) => one !== '');
  return (
    <section className="vpn-detail" aria-labelledby="vpn-chosen">
      <div className="vpn-band">
        <h2 id="vpn-chosen">{nameOf(gateway)}</h2>
        <span className="mono secondary wide-only">{gateway.id}</span>
        <span className="small secondary cut grow wide-only">{[featuresText(gateway, w), ...(gateway.spec === '' ? [] : [w.spec(gateway.spec)]), ...(addresses.length === 0 ? [] : [w.peer(addresses.join(w.comma))]), w.made(formatTime(gateway.createdAt, zone, 'day'))].join(' · ')}</span>
        <BandTools enis={gateway.enis} />
      </div>
      <section className="vpn-basic" aria-labelledby="vpn-basic">
        <h3 id="vpn-basic">{w.basic} <span className="small tertiary">{w.basicContext(gateway.enis.length)}</span></h3>
        {gateway.enis.length === 0 ? <p className="small secondary">{w.noEnisDetail}</p> : null}
      </section>
      {gateway.enis.length > 0 && cover !== null && <EniTable gateway={gateway} cover={cover} totals={totals} />}
      {gateway.enis.length > 0 && cover !== null && <Analysis chosen={chosen} cover={cover} totals={totals} sourceBar={sourceBar} filterBar={filterBar} />}
    </section>
  );
}
