import { QueryScreen } from '../../features/query/QueryScreen.tsx';
import { screenNames } from '../../model/screens.ts';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';

export function QueryRoute() {
  const w = useWords(screenNames);
  return (
    <DataScreen title={w.query}>
      <QueryScreen />
    </DataScreen>
  );
}
