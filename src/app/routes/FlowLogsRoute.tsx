import { FlowLogsScreen } from '../../features/flow-logs/FlowLogsScreen.tsx';
import { useWords } from '../../state/language.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { words } from '../shell/words.ts';

export function FlowLogsRoute() {
  const w = useWords(words);
  return (
    <CloudScreen title={w.flowLogs}>
      <FlowLogsScreen onMenu={menuOpened} />
    </CloudScreen>
  );
}
