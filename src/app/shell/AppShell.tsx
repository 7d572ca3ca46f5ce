import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useChangesSeen } from '../../state/cloud.ts';
import { useDomainsGiven } from '../../state/domains-given.ts';
import { useThreatsGiven } from '../../state/threats-given.ts';
import { OpeningProvider, useOpening } from '../../state/opening.tsx';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useScenariosOfLink } from '../../state/scenarios.ts';
import { idle } from '../../state/idle.ts';
import { settingsChanged, useSettings } from '../../state/settings.ts';
import { Shell } from '../../ui/frame/Shell.tsx';
import { menusAhead } from '../../ui/menu/LateMenu.tsx';
import { consoleOpens } from '../console.ts';
import { startDemo } from '../demo.ts';
import { AppRail } from './AppRail.tsx';
import { BrokenScreen } from './BrokenScreen.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Dropping } from './Dropping.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FileInputs } from './file-inputs.tsx';
import { useFrame } from './frame-state.ts';
import { Notices } from './Notices.tsx';
import { useFollowing } from './following.ts';
import './app-shell.css';

/** What opens the menu on an address: nothing of it is needed for the first picture. */
const AddressMenus = lazyPart(async () => (await import('./AddressMenus.tsx')).AddressMenus);

/** What stands around every screen. */
export function AppShell() {
  return (
    <OpeningProvider startDemo={startDemo}>
      <Frame />
    </OpeningProvider>
  );
}

function Frame() {
  const opening = useOpening();
  const railHidden = useSettings((settings) => settings.railHidden);
  const railOver = useFrame((state) => state.railOver);
  const pathname = useLocation({ select: (location) => location.pathname });
  // Where the screen shown is, which is not yet the location while the next one is loaded: keyed by that one, the screen that is
  // being left would be made anew just before it goes.
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname });
  // An address that names no screen has nothing that follows its link, which would lead from it to the first screen.
  const isScreen = useMatches({ select: (matches) => matches.length > 1 });
  const close = useCallback(() => useFrame.setState({ railOver: false }), []);
  const toggle = useCallback(() => settingsChanged({ railHidden: !useSettings.getState().railHidden }), []);
  useEffect(() => consoleOpens(opening), [opening]);
  useEffect(close, [pathname, close]);
  // The first menu opens as fast as the others, but nothing waits for it.
  useEffect(() => void idle().then(menusAhead), []);
  return (
    <>
      <Shell rail={<AppRail />} railHidden={railHidden} railOver={railOver} onRailToggled={toggle} onOverClosed={close}>
        <Notices />
        <ErrorBoundary key={shown} fallback={(error, retry) => <BrokenScreen error={error} onRetry={retry} />}>
          <Outlet />
        </ErrorBoundary>
      </Shell>
      {isScreen && <LinkFollowed />}
      <Dialogs />
      <FileInputs />
      <Dropping />
      <AddressMenus />
    </>
  );
}

/** What follows the link. Apart from the frame, which does not render when only the filters of the link change. */
function LinkFollowed(): null {
  useFollowing(useOpening());
  useScenariosOfLink();
  useChangesSeen();
  useDomainsGiven();
  useThreatsGiven();
  return null;
}
