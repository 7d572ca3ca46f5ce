import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatTime } from '../../base/format/time.ts';
import { useActivation } from '../../state/activation.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { useRegion } from '../../state/region.ts';
import { withoutQuery } from '../../state/search.ts';
import { RegionSelect } from '../../ui/cloud/RegionSelect.tsx';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { FirstUse } from './first-use/FirstUse.tsx';
import { firstWords } from './first-use/words.ts';
import { FlowLogList } from './FlowLogList.tsx';
import type { Kind } from './row.ts';
import { useListSearch } from './use-list-search.ts';
import { useRows } from './use-rows.ts';
import { words } from './words.ts';
import './flow-logs.css';

/** Flow logs of the account; before it has any, the three steps that come first. */
export function FlowLogsScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(words);
  const first = usePartWords(firstWords);
  const { zone } = useReader();
  const [region, chooseRegion] = useRegion();
  const [said, say] = useSaid();
  const activation = useActivation(region);
  const { data: logs } = useFlowLogs(region);
  const asked = useRows(region);
  const [{ kind }] = useListSearch();
  // Huawei's flow logs need none of these steps.
  const isHuawei = kind === 'huawei-vpc' || kind === 'huawei-er';
  const steps = [activation.role, activation.service, activation.sls];
  const missing = steps.filter(({ done }) => done === false).length;
  // What may not be asked about is taken as done: the service says so when it is not.
  const isFirst = missing > 0 && !isHuawei;
  const context = isFirst ? first.context(missing) : asked.rows === null || asked.answeredAt === null ? '' : w.context(asked.rows.length, formatTime(asked.answeredAt, zone, 'second'));
  return (
    <>
      <Header title={w.title} context={context} onMenu={onMenu} wideTools>
        <RegionSelect value={region} onChange={chooseRegion} />
        <ActionIcon aria-label={w.refresh} title={w.refresh} onClick={() => { asked.again(); activation.again(); }}>
          <Icon name="refresh" />
        </ActionIcon>
        <Button renderRoot={(props) => <Link to="/coverage" search={withoutQuery} {...props} />}>{w.coverage}</Button>
        <CreateMenu region={region} isFirst={isFirst} />
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        {activation.waiting && <output className="plain-screen secondary">{w.asking}</output>}
        {activation.refused !== null && <ProblemNote problem={activation.refused} fact={w.failed} onRetry={activation.again} />}
        {!activation.waiting && activation.refused === null && (isFirst ? <FirstUse region={region} activation={activation} logs={logs ?? []} /> : <FlowLogList region={region} asked={asked} said={said} say={say} />)}
      </main>
    </>
  );
}

/** For which cloud; the forms differ. */
function CreateMenu({ region, isFirst }: { readonly region: string; readonly isFirst: boolean }) {
  const w = usePartWords(words);
  const first = usePartWords(firstWords);
  const navigate = useNavigate();
  const go = (cloud: Kind): void => {
    // A router's flow log begins with what it delivers to, which has to be there first.
    const to: string = `/flow-logs/create/${cloud}/${cloud === 'huawei-er' ? 'delivery' : 'collection'}`;
    void navigate({ to, search: (before) => ({ ...withoutQuery(before), r: region }) });
  };
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <Button variant={isFirst ? 'default' : 'filled'}>{w.create}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isFirst && <Menu.Label>{first.notYet}</Menu.Label>}
        <Menu.Item disabled={isFirst} onClick={() => go('alibaba')}>{w.createVpc}</Menu.Item>
        <Menu.Item onClick={() => go('huawei-vpc')}>{w.createHuaweiVpc}</Menu.Item>
        <Menu.Item onClick={() => go('huawei-er')}>{w.createRouter}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
