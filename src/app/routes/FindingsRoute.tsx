import { FindingsScreen } from '../../features/findings/FindingsScreen.tsx';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';
import { words } from '../shell/words.ts';

export function FindingsRoute() {
  const w = useWords(words);
  return (
    <DataScreen title={w.findings} timeline>
      <FindingsScreen />
    </DataScreen>
  );
}
