import { NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { formatZone } from '../../base/format/time.ts';
import { formatBytes, formatRate } from '../../base/format/volume.ts';
import type { Keeping } from '../../engine/embedded/contract.ts';
import { useEngine, useKeeping } from '../../state/engine.tsx';
import { keepingSwitched } from '../../state/keep.ts';
import { useWords } from '../../state/language.ts';
import { localOffset, settingsChanged, useSettings, useUnits } from '../../state/settings.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { AddressDatabases } from './AddressDatabases.tsx';
import { words as addressWords } from './address-words.ts';
import { CloudSettings } from './CloudSettings.tsx';
import { words as cloudWords } from './cloud-words.ts';
import { Keys } from './Keys.tsx';
import { LookupSites } from './LookupSites.tsx';
import { words as lookupWords } from './lookup-words.ts';
import { KeptAside } from './KeptAside.tsx';
import { SettingsGroups } from './SettingsGroups.tsx';
import { words } from './words.ts';
import './settings.css';

const displayZones = ['project', 'utc', 'local'] as const;

/** Every whole hour, and the zones that stand between. Seconds east of UTC. */
const zones = [...Array.from({ length: 27 }, (_, i) => (i - 12) * 3600), -34_200, -12_600, 12_600, 16_200, 19_800, 20_700, 23_400, 31_500, 34_200, 37_800, 45_900].sort((a, b) => a - b);

export function SettingsScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = useWords(words);
  const addresses = useWords(addressWords);
  const names = useWords(lookupWords);
  const cloud = useWords(cloudWords);
  const engine = useEngine();
  const settings = useSettings();
  const units = useUnits();
  const keeping = useKeeping();
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  const groups = {
    look: w.look, numbers: w.numbers, device: w.device, addresses: addresses.group, lookups: names.group, cloud: cloud.group, keys: w.keys,
  };
  return (
    <>
      <Header title={w.title} context={w.context} onMenu={onMenu} />
      <main className="sheet settings" id="sheet" tabIndex={-1}>
        <SettingsGroups label={w.groups} groups={Object.entries(groups).map(([id, title]) => ({ id, title }))} />
        <div className="settings-column">
          <Group id="look" title={groups.look}>
            <Choice label={w.language}>
              <SegmentedControl
                aria-label={w.language}
                value={settings.language}
                onChange={(language) => settingsChanged({ language })}
                data={[
                  { value: 'browser', label: w.asBrowser },
                  { value: 'en', label: w.english },
                  { value: 'zh', label: w.chinese },
                ]}
              />
            </Choice>
            <Choice label={w.theme}>
              <SegmentedControl
                aria-label={w.theme}
                value={settings.theme}
                onChange={(theme) => settingsChanged({ theme })}
                data={[
                  { value: 'system', label: w.asSystem },
                  { value: 'light', label: w.light },
                  { value: 'dark', label: w.dark },
                ]}
              />
            </Choice>
          </Group>
          <Group id="numbers" title={groups.numbers}>
            <Choice label={w.showTimes} hint={w.showTimesHelp}>
              <NativeSelect
                aria-label={w.showTimes}
                value={settings.displayZone}
                onChange={(event) => settingsChanged({ displayZone: displayZones.find((zone) => zone === event.currentTarget.value) ?? settings.displayZone })}
                data={[
                  { value: 'project', label: w.project(formatZone(settings.projectZone)) },
                  { value: 'utc', label: w.utc },
                  { value: 'local', label: w.local(formatZone(localOffset(Date.now() / 1000))) },
                ]}
              />
            </Choice>
            <Choice label={w.projectZone} hint={w.projectZoneHelp}>
              <NativeSelect
                aria-label={w.projectZone}
                value={String(settings.projectZone)}
                onChange={(event) => settingsChanged({ projectZone: Number(event.currentTarget.value) })}
                data={zones.map((zone) => ({ value: String(zone), label: formatZone(zone) }))}
              />
            </Choice>
            <Choice label={w.units} hint={`${formatBytes(870_900_000_000, units)} · ${formatRate(7_420_000_000, units)}`}>
              <div className="row">
                <SegmentedControl
                  aria-label={w.units}
                  value={settings.rate}
                  onChange={(rate) => settingsChanged({ rate })}
                  data={[
                    { value: 'bits', label: w.bits },
                    { value: 'bytes', label: w.bytes },
                  ]}
                />
                <SegmentedControl
                  aria-label={w.units}
                  value={String(settings.step)}
                  onChange={(step) => settingsChanged({ step: step === '1024' ? 1024 : 1000 })}
                  data={[
                    { value: '1000', label: w.decimal },
                    { value: '1024', label: w.binary },
                  ]}
                />
              </div>
            </Choice>
          </Group>
          <Group id="device" title={groups.device}>
            <Choice label={w.keep} hint={keepHint(keeping, w)}>
              <Switch
                aria-label={w.keep}
                label={settings.keep ? w.on : w.off}
                checked={settings.keep}
                disabled={keeping.state === 'unsupported'}
                onChange={(event) => void keepingSwitched(engine, event.currentTarget.checked)}
              />
            </Choice>
          </Group>
          <Group id="addresses" title={groups.addresses}>
            <AddressDatabases />
          </Group>
          <Group id="lookups" title={groups.lookups}>
            <LookupSites />
          </Group>
          <Group id="cloud" title={groups.cloud}>
            <CloudSettings />
          </Group>
          <Group id="keys" title={groups.keys}>
            <Keys />
          </Group>
        </div>
        <KeptAside />
      </main>
    </>
  );
}

function Group({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section id={id}>
      <h2 className="ruled">{title}</h2>
      {children}
    </section>
  );
}

function Choice({ label, hint, children }: { readonly label: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div className="settings-choice">
      <span>{label}</span>
      <div>
        {children}
        {hint !== undefined && <p className="small tertiary">{hint}</p>}
      </div>
    </div>
  );
}

type KeepWords = Record<'keepHelp' | 'unsupported' | 'keeping' | 'readOnly' | 'quota' | 'locked' | 'broken', string> & { readonly kept: (bytes: string) => string };

function keepHint({ state, bytes, failure }: Keeping, w: KeepWords): string {
  const facts: Readonly<Record<Keeping['state'], string>> = {
    unsupported: w.unsupported,
    off: '',
    keeping: w.keeping,
    kept: w.kept(formatBytes(bytes)),
    'read-only': w.readOnly,
    failed: failure === null ? w.broken : w[failure],
  };
  return [w.keepHelp, facts[state]].filter((part) => part !== '').join(' ');
}
