import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../base/format/time.ts';
import { type Beginning, type DemoCloud, type Scenario, scenarios } from '../../model/cloud/demo.ts';
import { cloudChosen, cloudSeconds, useCloudSeconds, useStartedCloud } from '../../state/cloud.ts';
import { useWords } from '../../state/language.ts';
import { useScenarios } from '../../state/scenarios.ts';
import { useDisplayZone, useSettings } from '../../state/settings.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { words } from './cloud-words.ts';

const choices = ['none', 'demo', 'proxy'] as const;

/** What answers under `/cloud`; and of the demo cloud its clock, its beginning, and the ways in which it can misbehave. */
export function CloudSettings() {
  const w = useWords(words);
  const chosen = useSettings((settings) => settings.cloud);
  const cloud = useStartedCloud();
  return (
    <>
      <div className="settings-choice">
        <span>{w.behind}</span>
        <div>
          <SegmentedControl
            aria-label={w.behind}
            value={chosen}
            onChange={(choice) => void cloudChosen(choice)}
            data={choices.map((choice) => ({ value: choice, label: w[choice] }))}
          />
          <p className="small tertiary">{w.behindHelp}</p>
          {cloud.kind === 'starting' && <output className="small secondary">{w.starting}</output>}
          {cloud.kind === 'failed' && (
            <p className="note error" role="alert">
              {w.failed} <span className="mono">{cloud.message}</span>
            </p>
          )}
        </div>
      </div>
      {cloud.kind === 'on' && cloud.demo !== null && <DemoSettings demo={cloud.demo} />}
    </>
  );
}

function DemoSettings({ demo }: { readonly demo: DemoCloud }) {
  const w = useWords(words);
  const [asked, setAsked] = useState<Beginning | null>(null);
  const held = useScenarios();
  // What was just chosen stands at once, before the account has taken it up.
  const [wanted, setWanted] = useState<readonly Scenario[] | null>(null);
  const chosen = wanted ?? held;
  const switched = (one: Scenario, on: boolean): void => {
    const next = on ? [...chosen, one] : chosen.filter((each) => each !== one);
    setWanted(next);
    void demo.setScenarios(next).finally(() => setWanted((latest) => (latest === next ? null : latest)));
  };
  return (
    <>
      <div className="settings-choice">
        <span>{w.clock}</span>
        <div>
          <div className="row">
            {([[600, w.minutes10], [3600, w.hour], [86_400, w.day], [604_800, w.week]] as const).map(([seconds, label]) => (
              <Button key={seconds} onClick={() => void demo.pass(seconds)} aria-label={`${w.pass} ${label}`}>
                {`+ ${label}`}
              </Button>
            ))}
          </div>
          <Clock />
          <p className="small tertiary">{w.clockHelp}</p>
        </div>
      </div>
      <div className="settings-choice">
        <span>{w.world}</span>
        <div>
          <div className="row">
            <Button onClick={() => setAsked('new')}>{w.asNew}</Button>
            <Button onClick={() => setAsked('running')}>{w.asRunning}</Button>
          </div>
          <p className="small tertiary">{w.worldHelp}</p>
        </div>
      </div>
      <fieldset className="settings-choice">
        <legend>{w.faults}</legend>
        <div className="settings-faults">
          {scenarios.map((one) => (
            <Checkbox key={one} label={w[one]} checked={chosen.includes(one)} onChange={(event) => switched(one, event.currentTarget.checked)} />
          ))}
          <p className="small tertiary">{w.faultsHelp}</p>
        </div>
      </fieldset>
      {asked !== null && (
        <ConfirmDialog title={w.resetTitle} doName={w.resetNow} cancelName={w.cancel} onDo={() => void begunAgain(demo, asked)} onClose={() => setAsked(null)}>
          <p>{w.worldHelp}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** The running account has an instance from its beginning. */
async function begunAgain(demo: DemoCloud, beginning: Beginning): Promise<void> {
  await demo.reset(beginning);
  if (beginning === 'running') (await import('../../state/instances.ts')).demoInstanceMade(cloudSeconds());
}

function Clock() {
  const w = useWords(words);
  const zone = useDisplayZone();
  return <p className="small secondary">{w.done(formatTime(useCloudSeconds(), zone, 'full'))}</p>;
}
