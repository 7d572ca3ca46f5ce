import { useParams } from '@tanstack/react-router';
import { HuaweiWizardScreen } from '../../features/huawei-wizard/HuaweiWizardScreen.tsx';
import { useWords } from '../../state/language.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { words } from '../shell/words.ts';

/** The form that makes a flow log of a Huawei Cloud VPC; the address names its step. */
export function CreateHuaweiVpcRoute() {
  const w = useWords(words);
  const { step } = useParams({ strict: false });
  return (
    <CloudScreen title={w.createFlowLog}>
      <HuaweiWizardScreen key="huawei-vpc" kind="huawei-vpc" step={step} onMenu={menuOpened} />
    </CloudScreen>
  );
}

/** The same of an enterprise router. */
export function CreateHuaweiErRoute() {
  const w = useWords(words);
  const { step } = useParams({ strict: false });
  return (
    <CloudScreen title={w.createFlowLog}>
      <HuaweiWizardScreen key="huawei-er" kind="huawei-er" step={step} onMenu={menuOpened} />
    </CloudScreen>
  );
}
