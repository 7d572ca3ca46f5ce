import { QueryScreen } from '../../features/query/QueryScreen.tsx';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';
import { words } from '../shell/words.ts';

export function QueryRoute() {
  const w = useWords(words);
  return (
    <DataScreen title={w.customQuery}>
      <QueryScreen />
    </DataScreen>
  );
}
