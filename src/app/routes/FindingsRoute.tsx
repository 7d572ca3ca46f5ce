import { FindingsScreen } from '../../features/findings/FindingsScreen.tsx';
import { screenContexts, screenNames } from '../../model/screens.ts';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';

export function FindingsRoute() {
  const w = useWords(screenNames);
  const about = useWords(screenContexts);
  return (
    <DataScreen title={w.findings} context={about.findings} timeline>
      <FindingsScreen />
    </DataScreen>
  );
}
