import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatBytes } from '../../base/format/volume.ts';
import { useEngine, useKeeping, useNetworks } from '../../state/engine.tsx';
import { everythingForgotten } from '../../state/keep.ts';
import { useWords } from '../../state/language.ts';
import { listLocal } from '../../state/local.ts';
import { useUnits } from '../../state/settings.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { requestsSoFar } from './requests.ts';
import { words as addressWords } from './address-words.ts';
import { words as lookupWords } from './lookup-words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { words } from './words.ts';

const keptNames = { settings: 'keptSettings', recent: 'keptRecent', mappings: 'keptMappings', colours: 'keptColours', query: 'keptStatements', saved: 'keptStatements', dashboards: 'keptDashboards', views: 'keptViews', instances: 'keptInstances', domains: 'keptDomains', other: 'keptOther' } as const;
type KeptWord = (typeof keptNames)[keyof typeof keptNames];

function isNamed(name: string): name is keyof typeof keptNames {
  return Object.hasOwn(keptNames, name);
}

/** What a kept value is called; several values of one kind differ after a hyphen. */
function wordOf(name: string): KeptWord {
  const [kind = ''] = name.split('-');
  return isNamed(kind) ? keptNames[kind] : keptNames.other;
}

/** What was asked over the network, what is kept on this device, and the one button that removes it. */
export function KeptAside() {
  const w = useWords(words);
  const units = useUnits();
  const engine = useEngine();
  const keeping = useKeeping();
  const networks = useNetworks();
  const threats = useThreatLists();
  const names = useWords(lookupWords);
  const addresses = useWords(addressWords);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [allowed, setAllowed] = useState<number | null>(null);
  const { here, elsewhere, bytes } = requestsSoFar();
  const local = listLocal();
  const kinds = new Map<KeptWord, number>();
  for (const one of local) kinds.set(wordOf(one.name), (kinds.get(wordOf(one.name)) ?? 0) + one.bytes);
  const together = local.reduce((sum, one) => sum + one.bytes, 0) + keeping.bytes + networks.keptBytes + threats.keptBytes;
  useEffect(() => {
    // Not every browser tells, and none has to.
    navigator.storage?.estimate?.().then(
      ({ quota }) => setAllowed(quota ?? null),
      () => setAllowed(null),
    );
  }, []);
  const line = (name: string, value: string) => (
    <div key={name} className="row">
      <dt className="grow">{name}</dt>
      <dd className="secondary">{value}</dd>
    </div>
  );
  return (
    <aside className="settings-aside">
      <section id="check">
        <h3>{w.check}</h3>
        <p className="small secondary">{w.checkFact}</p>
        <dl className="small">
          {line(w.askedHere, w.requests(here, formatBytes(bytes, units)))}
          {line(w.askedElsewhere, String(elsewhere))}
        </dl>
        <h3>{w.howTitle}</h3>
        <ol className="small secondary">
          <li>{w.how1}</li>
          <li>{w.how2}</li>
          <li>{w.how3}</li>
        </ol>
      </section>
      <section id="kept">
        <h3>{w.keptHere}</h3>
        <dl className="small settings-kept">
          {[...kinds].map(([kind, size]) => line(w[kind], formatBytes(size, units)))}
          {line(w.keptColumns, formatBytes(keeping.bytes, units))}
          {networks.keptBytes > 0 && line(addresses.group, formatBytes(networks.keptBytes, units))}
          {threats.keptBytes > 0 && line(names.threats, formatBytes(threats.keptBytes, units))}
          {line(w.together, formatBytes(together, units))}
        </dl>
        {allowed !== null && <p className="small tertiary">{w.allowed(formatBytes(allowed, units))}</p>}
        <Button fullWidth className="danger" onClick={() => setAsking(true)}>
          {w.forget}
        </Button>
        <p className="small tertiary">{w.forgetHelp}</p>
      </section>
      <section>
        <h3>{w.versions}</h3>
        <a className="small" href="https://db-ip.com" target="_blank" rel="noreferrer">
          {w.dbip}
        </a>
      </section>
      {asking && (
        <ConfirmDialog title={w.forgetTitle} doName={w.forgetNow} cancelName={w.cancel} onDo={() => void everythingForgotten(engine).then(() => navigate({ to: '/', search: {} }))} onClose={() => setAsking(false)}>
          <p>{w.forgetDetail}</p>
        </ConfirmDialog>
      )}
    </aside>
  );
}
