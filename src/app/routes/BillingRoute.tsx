import { BillingScreen } from '../../features/billing/BillingScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function BillingRoute() {
  return <BillingScreen onMenu={menuOpened} />;
}
