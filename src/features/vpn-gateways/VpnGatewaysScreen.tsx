import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatTime } from '../../base/format/time.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { RegionSelect } from '../../ui/cloud/RegionSelect.tsx';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { useTotals } from './analysis/use-totals.ts';
import { GatewayDetail } from './GatewayDetail.tsx';
import { GatewayTable } from './GatewayTable.tsx';
import { prefillOf } from './links.tsx';
import { useGateways, type Gateway } from './use-gateways.ts';
import { words } from './words.ts';
import './vpn-gateways.css';

interface VpnGatewaysScreenProps {
  readonly region: string;
  /** The chosen gateway; null for the first of the list. */
  readonly id: string | null;
  /** How far the open source is read. */
  readonly sourceBar: ReactNode;
  /** The filters of the view, for what is asked of the open source. */
  readonly filterBar: ReactNode;
  readonly onMenu: () => void;
}

const none: readonly Gateway[] = [];

/** The VPN gateways of a region, and beneath them the chosen one: its interfaces and what goes through them. */
export function VpnGatewaysScreen({ region, id, sourceBar, filterBar, onMenu }: VpnGatewaysScreenProps) {
  const w = usePartWords(words);
  const { language, zone } = useReader();
  const navigate = useNavigate();
  const { gateways, problem, eniProblem, answeredAt, left, again } = useGateways(region);
  const shown = gateways ?? none;
  const totals = useTotals(shown);
  const chosen = id === null ? shown[0] : shown.find(({ gateway }) => gateway.id === id);
  const context = gateways === null || answeredAt === null ? '' : w.context(gateways.length, regionOf(region)?.name[language] ?? region, formatTime(answeredAt, zone, 'second'));
  return (
    <>
      <Header title={w.title} context={context} onMenu={onMenu} wideTools>
        <RegionSelect value={region} onChange={(next) => void navigate({ to: '/vpn-gateways', search: (before) => ({ ...validateSearch(before), r: next }) })} />
        <ActionIcon aria-label={w.refresh} title={w.refresh} onClick={again}>
          <Icon name="refresh" />
        </ActionIcon>
        {chosen !== undefined && <CreateButton chosen={chosen} />}
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        {problem !== null && <ProblemNote problem={problem} fact={w.failed} onRetry={again} />}
        {gateways === null && problem === null && <output className="plain-screen secondary">{w.asking}</output>}
        {gateways?.length === 0 && <Empty title={w.none} detail={w.noneDetail} />}
        {shown.length > 0 && <GatewayTable gateways={shown} chosen={chosen?.gateway.id ?? null} totals={totals} left={left} />}
        {eniProblem !== null && <ProblemNote problem={eniProblem} fact={w.enisFailed} onRetry={again} />}
        {gateways !== null && id !== null && chosen === undefined && <Empty title={w.gone} detail={w.goneDetail(id, region)} />}
        {chosen !== undefined && <GatewayDetail key={chosen.gateway.id} chosen={chosen} totals={totals} sourceBar={sourceBar} filterBar={filterBar} />}
      </main>
    </>
  );
}

function Empty({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <div className="vpn-empty">
      <h2>{title}</h2>
      <p className="secondary">{detail}</p>
    </div>
  );
}

/** To the form, filled in for the interfaces of the chosen gateway that nothing records. */
function CreateButton({ chosen: { gateway, cover } }: { readonly chosen: Gateway }) {
  const w = usePartWords(words);
  const to: string = '/flow-logs/create/alibaba/collection';
  if (cover === null || cover.missing.length === 0) return null;
  const { missing } = cover;
  return (
    <Button
      variant="filled" className="vpn-primary" title={w.createHelp(missing.length)}
      renderRoot={(props) => <Link to={to} search={(before) => ({ ...withoutQuery(before), r: gateway.region, resource: prefillOf(missing) })} {...props} />}
    >
      {w.create}
    </Button>
  );
}
