import { FindingsScreen } from '../../features/findings/FindingsScreen.tsx';
import { screenNames } from '../../model/screens.ts';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';

export function FindingsRoute() {
  const w = useWords(screenNames);
  return (
    <DataScreen title={w.findings} timeline>
      <FindingsScreen />
    </DataScreen>
  );
}
