import { create } from 'zustand';
import { cloudSeconds } from './cloud.ts';
import { useSession } from './session.ts';

/** The moment that `now` means. It moves only when the reader refreshes, so that all panels answer about the same range. */
export const useNow = create<{ readonly seconds: number }>()(() => ({ seconds: Math.floor(Date.now() / 1000) }));

/**
 * Records of a logstore are as old as the cloud's clock says, which in the demo can be moved. In whole minutes, as no window of a
 * minute that goes on has a record: so a range that ends now begins with a whole bucket, and moves once a minute while it is followed.
 */
export function refreshed(): void {
  const isCloud = useSession.getState().active.kind === 'logstore';
  useNow.setState({ seconds: isCloud ? Math.floor(cloudSeconds() / 60) * 60 : Math.floor(Date.now() / 1000) });
}
