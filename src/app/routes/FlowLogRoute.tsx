import { useParams } from '@tanstack/react-router';
import { FlowLogPage } from '../../features/flow-logs/FlowLogPage.tsx';
import { isKind } from '../../features/flow-logs/row.ts';
import { useWords } from '../../state/language.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { NotHere } from '../shell/NotHere.tsx';
import { words } from '../shell/words.ts';

export function FlowLogRoute() {
  const w = useWords(words);
  const { cloud, region, id } = useParams({ from: '/flow-logs/$cloud/$region/$id' });
  if (!isKind(cloud)) return <NotHere />;
  return (
    <CloudScreen title={w.flowLogs}>
      <FlowLogPage key={`${cloud}/${region}/${id}`} kind={cloud} region={region} id={id} onMenu={menuOpened} />
    </CloudScreen>
  );
}
