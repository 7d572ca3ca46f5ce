import { useParams } from '@tanstack/react-router';
import { LogstoreScreen } from '../../features/logstores/LogstoreScreen.tsx';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function LogstoreRoute() {
  const place = useParams({ from: '/logstores/$region/$project/$logstore' });
  return (
    <CloudScreen title={place.logstore}>
      <LogstoreScreen key={`${place.region}/${place.project}/${place.logstore}`} place={place} onMenu={menuOpened} />
    </CloudScreen>
  );
}
