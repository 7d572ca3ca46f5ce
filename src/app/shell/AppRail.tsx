import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { formatBytes } from '../../base/format/volume.ts';
import { useAlertsAny } from '../../state/alerts-any.ts';
import { useDescription } from '../../state/engine.tsx';
import { useLanguage, useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { sameSource, useRecent } from '../../state/recent.ts';
import { useSession } from '../../state/session.ts';
import { useScenarios } from '../../state/scenarios.ts';
import { useSavedAny } from '../../state/saved-any.ts';
import { withoutQuery } from '../../state/search.ts';
import { settingsChanged, useUnits } from '../../state/settings.ts';
import { sourceName } from '../../state/source-name.ts';
import { useScheme } from '../../state/theme.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { useViewsAny } from '../../state/views-any.ts';
import { Icon, Mark } from '../../ui/icons.tsx';
import { LateMenu } from '../../ui/menu/LateMenu.tsx';
import { chooseFiles } from './file-inputs.tsx';
import { RecordLinks } from './RecordLinks.tsx';
import { useNextScreen } from './use-next-screen.ts';
import { words } from './words.ts';

const InstanceRail = lazy(async () => ({ default: (await import('./InstanceRail.tsx')).InstanceRail }));
const InstanceName = lazy(async () => ({ default: (await import('./InstanceRail.tsx')).InstanceName }));
const SavedRail = lazy(async () => ({ default: (await import('./SavedRail.tsx')).SavedRail }));

/** Text only: the source, the screens that can be shown of it, and a foot with what is always true of this page. */
export function AppRail() {
  const w = useWords(words);
  const records = useDescription().records;
  const phase = useSession((session) => session.phase);
  const instance = useSession(({ active }) => (active.kind === 'logstore' ? active.instance : null));
  const hasDashboards = useSavedAny((state) => state.any);
  const hasViews = useViewsAny((state) => state.any);
  const hasAlerts = useAlertsAny((state) => state.any);
  const hasSaved = hasDashboards || hasViews || hasAlerts;
  const isLogstore = useSession((session) => session.active.kind === 'logstore');
  const hasSource = records > 0 || phase === 'missing' || phase === 'restoring' || isLogstore;
  useNextScreen(hasSource);
  return (
    <>
      <SourceSwitcher />
      <div>
        {instance !== null && <Suspense fallback={null}><InstanceRail id={instance} /></Suspense>}
        {hasSource && instance === null && (
          <>
            <h2 className="rail-group micro">{w.monitoring}</h2>
            <RecordLinks half="monitoring" />
            <h2 className="rail-group micro">{w.interDomain}</h2>
            <RecordLinks half="inter-domain" />
          </>
        )}
        {hasSaved && <Suspense fallback={null}><SavedRail /></Suspense>}
        <div className="rail-collect">
          <h2 className="rail-group micro">{w.collect}</h2>
          <RailLink to="/flow-logs" label={w.flowLogs} />
          <RailLink to="/vpn-gateways" label={w.vpnGateways} />
          <RailLink to="/billing" label={w.billing} />
        </div>
      </div>
      <RailFoot />
    </>
  );
}

/** Screens that stand under "Flow logs" whatever their address says: they lead back to it. */
const underFlowLogs = /^\/(?:coverage|logstores)(?:\/|$)/;

function RailLink({ to, label }: { readonly to: '/flow-logs' | '/vpn-gateways' | '/billing'; readonly label: string }) {
  const { pathname } = useLocation();
  return (
    <Link to={to} search={withoutQuery} className="rail-item" aria-current={to === '/flow-logs' && underFlowLogs.test(pathname) ? 'page' : undefined} activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
      {label}
    </Link>
  );
}

function SourceSwitcher() {
  const w = useWords(words);
  const language = useLanguage();
  const opening = useOpening();
  const { active, files, bytes, phase } = useSession();
  const { source } = useView();
  const { sourceChanged } = useViewActions();
  const recent = useRecent((state) => state.sources);
  const shown = phase === 'empty' ? { kind: 'none' as const } : active.kind === 'none' ? source : active;
  const { name, kind } = sourceName(shown, language, { files, bytes });
  const instance = shown.kind === 'logstore' ? shown.instance : null;
  const before = recent.filter((one) => one.key.kind !== 'demo' && !sameSource(one.key, active)).slice(0, 5);
  return (
    <LateMenu
      width={264}
      position="bottom-start"
      target={(button) => (
        <button {...button} type="button" className="rail-switch" title={w.switchSource}>
          <Mark />
          <span className="grow">
            <b className="cut">{instance === null ? name : <Suspense fallback={name}><InstanceName id={instance} otherwise={name} /></Suspense>}</b>
            <span className="micro cut">{kind}</span>
          </span>
          <Icon name="switch" />
        </button>
      )}
    >
      {({ Item, Label, Divider }) => (
        <>
          <Item onClick={chooseFiles}>{w.openFiles}</Item>
          <Item onClick={() => opening.demoChosen('day')}>{w.demoDay}</Item>
          <Item onClick={() => opening.demoChosen('small')}>{w.demoSmall}</Item>
          {before.length > 0 && <Label>{w.openedBefore}</Label>}
          {before.map((one) => {
            const said = sourceName(one.key, language, one);
            return (
              <Item key={one.openedAt} onClick={() => sourceChanged(one.key)}>
                <span className="cut">{said.name}</span> <span className="tertiary small">{said.kind}</span>
              </Item>
            );
          })}
          <Divider />
          <Item component={Link} to="/sources" search={true}>
            {w.allSources}
          </Item>
        </>
      )}
    </LateMenu>
  );
}

function RailFoot() {
  const w = useWords(words);
  const language = useLanguage();
  const scheme = useScheme();
  const units = useUnits();
  const { memoryBytes, records } = useDescription();
  const memory = records > 0 ? formatBytes(memoryBytes, units) : null;
  const faults = useScenarios().length;
  return (
    <div className="rail-foot micro">
      <div className="row">
        <Link to="/settings" search={withoutQuery} activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
          {w.settings}
        </Link>
        <button type="button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => settingsChanged({ language: language === 'zh' ? 'en' : 'zh' })}>
          {w.otherLanguage}
        </button>
        <button type="button" onClick={() => settingsChanged({ theme: scheme === 'dark' ? 'light' : 'dark' })}>
          {scheme === 'dark' ? w.light : w.dark}
        </button>
      </div>
      <Link to="/settings" hash="check" search={true} activeOptions={{ includeHash: true, includeSearch: false }} title={w.localHelp}>
        {w.local(memory)}
      </Link>
      {faults > 0 && (
        <Link to="/settings" hash="cloud" search={withoutQuery} className="warned" activeOptions={{ includeHash: true, includeSearch: false }}>
          {w.faults(faults)}
        </Link>
      )}
    </div>
  );
}
