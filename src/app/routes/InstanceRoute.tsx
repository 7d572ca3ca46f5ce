import { useParams } from '@tanstack/react-router';
import { InstanceScreen } from '../../features/sources/instances/InstanceScreen.tsx';
import { useStartedCloud } from '../../state/cloud.ts';
import { menuOpened } from '../shell/frame-state.ts';

/** Shown without an account too: what is kept of an instance stands in this browser. */
export function InstanceRoute() {
  const { id } = useParams({ from: '/instances/$id' });
  useStartedCloud();
  return <InstanceScreen key={id} id={id} onMenu={menuOpened} />;
}
