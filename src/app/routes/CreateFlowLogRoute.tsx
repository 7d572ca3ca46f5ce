import { useParams } from '@tanstack/react-router';
import { WizardScreen } from '../../features/flow-log-wizard/WizardScreen.tsx';
import { useWords } from '../../state/language.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { words } from '../shell/words.ts';

/** The form that makes a flow log of Alibaba Cloud; the address names its step. */
export function CreateFlowLogRoute() {
  const w = useWords(words);
  const { step } = useParams({ strict: false });
  return (
    <CloudScreen title={w.createFlowLog}>
      <WizardScreen step={step} onMenu={menuOpened} />
    </CloudScreen>
  );
}
