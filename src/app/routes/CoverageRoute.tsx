import { CoverageScreen } from '../../features/flow-logs/coverage/CoverageScreen.tsx';
import { useWords } from '../../state/language.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { words } from '../shell/words.ts';

export function CoverageRoute() {
  const w = useWords(words);
  return (
    <CloudScreen title={w.coverage}>
      <CoverageScreen onMenu={menuOpened} />
    </CloudScreen>
  );
}
