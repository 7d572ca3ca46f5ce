import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { formatTime } from '../../base/format/time.ts';
import type { NetworkDatabase } from '../../engine/embedded/contract.ts';
import { useEngine, useNetworks } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { networksChosen, type NetworksOutcome } from '../../state/networks.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { words } from './address-words.ts';

/** What is known about addresses, where it is from, and the database of networks that the reader may load. */
export function AddressDatabases() {
  const w = useWords(words);
  const engine = useEngine();
  const { v4, v6 } = useNetworks();
  const input = useRef<HTMLInputElement>(null);
  const [loading, setLoading] = useState(false);
  const [outcome, setOutcome] = useState<NetworksOutcome | null>(null);
  // What is kept comes back when the worker starts, which after a reload of this screen nothing else brings about.
  useEffect(() => engine.prepare(), [engine]);
  const load = (file: File): void => {
    setLoading(true);
    setOutcome(null);
    void networksChosen(engine, file).then(setOutcome).finally(() => setLoading(false));
  };
  const remove = (family: 'v4' | 'v6'): void => {
    setOutcome(null);
    void engine.removeNetworks(family);
  };
  return (
    <>
      <div className="settings-choice">
        <span>{w.countries}</span>
        <div>
          <p className="settings-fact">{w.countriesBuiltIn}</p>
        </div>
      </div>
      <div className="settings-choice">
        <span>{w.networks}</span>
        <div>
          {!v4 && !v6 && <p className="settings-fact">{w.none}</p>}
          {v4 && <Loaded family={w.ipv4} database={v4} onRemove={() => remove('v4')} />}
          {v6 && <Loaded family={w.ipv6} database={v6} onRemove={() => remove('v6')} />}
          <Button loading={loading} onClick={() => input.current?.click()}>
            {w.load}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={w.loadLabel}
            accept=".csv,.tsv,.txt,.gz"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file may be chosen again after it was corrected.
              event.currentTarget.value = '';
              if (file) load(file);
            }}
          />
          <Outcome outcome={outcome} />
          <p className="small tertiary">{w.help}</p>
          <p className="small tertiary">{w.forms}</p>
        </div>
      </div>
    </>
  );
}

function Loaded({ family, database, onRemove }: { readonly family: string; readonly database: NetworkDatabase; readonly onRemove: () => void }) {
  const w = useWords(words);
  const zone = useDisplayZone();
  return (
    <div className="settings-loaded">
      <span className="secondary">{family}</span>
      <span className="grow">
        <span className="mono">{database.name}</span>
        <br />
        <span className="small tertiary">{w.facts(database.ranges, database.networks, formatTime(database.loadedAt, zone, 'full'))}</span>
      </span>
      <Button size="xs" onClick={onRemove} aria-label={w.removeOf(family)}>
        {w.remove}
      </Button>
    </div>
  );
}

/** How the last loading went, as a sentence. */
function Outcome({ outcome }: { readonly outcome: NetworksOutcome | null }): ReactNode {
  const w = useWords(words);
  if (!outcome) return null;
  if (!outcome.ok) {
    const { problem, name } = outcome;
    const first = problem.kind === 'no-database' && problem.first ? ` ${w.firstBad(problem.first.line, w[problem.first.fault])}` : '';
    const texts = {
      'no-database': () => w.noDatabase(name) + first,
      'too-many': () => w.tooMany(name),
      unreadable: () => w.unreadable(name, problem.kind === 'unreadable' ? problem.message : ''),
    };
    return (
      <p className="note error" role="alert">
        {texts[problem.kind]()}
      </p>
    );
  }
  const { records, skipped, first } = outcome.loaded;
  const bad = first ? ` ${w.skipped(skipped, records)} ${w.firstBad(first.line, w[first.fault])}` : '';
  const unkept = outcome.kept === false ? ` ${w.notKept}` : '';
  return <output className={first || unkept ? 'note' : 'note info'}>{w.loaded(outcome.name) + bad + unkept}</output>;
}
