import { useEffect, useMemo, useRef, useState } from 'react';
import { isAddress } from '../../../base/ip.ts';
import type { Scope } from '../../../model/scope.ts';
import { askOnce } from '../../../state/answers.ts';
import { useDescription, useEngine } from '../../../state/engine.tsx';
import { ask } from '../../../statement/ask.ts';

const noCountries: ReadonlyMap<string, string> = new Map();

/**
 * Country codes of addresses, asked of the engine's own database as they come into view, each once; what has none is left out. The
 * question reads one record and looks up constants, so it costs nothing over any amount of data.
 */
export function useCountries(addresses: readonly string[], scope: Scope): ReadonlyMap<string, string> {
  const engine = useEngine();
  const { records } = useDescription();
  const [known, setKnown] = useState(noCountries);
  const asked = useRef(new Set<string>());
  const wanted = useMemo(() => [...new Set(addresses)].filter(isAddress).join(' '), [addresses]);
  useEffect(() => {
    const open = wanted.split(' ').filter((one) => one !== '' && !asked.current.has(one));
    const question = open.length === 0 || records === 0 ? null : ask(lookUp(open), { range: null, filters: [], variables: {}, projectZone: scope.projectZone }, { counts: 'records', present: [] });
    if (question?.ok !== true) return undefined;
    for (const one of open) asked.current.add(one);
    const stop = new AbortController();
    askOnce(engine, question.value, stop.signal).then(
      ({ result }) => {
        if (!result.ok || stop.signal.aborted) return;
        const { columns } = result.value;
        const found = open.flatMap((address, i): [string, string][] => {
          const code = columns[i]?.values[0];
          return typeof code === 'string' && code !== '' ? [[address, code]] : [];
        });
        if (found.length > 0) setKnown((before) => new Map([...before, ...found]));
      },
      () => {
        for (const one of open) asked.current.delete(one);
      },
    );
    return () => stop.abort();
  }, [engine, wanted, records, scope.projectZone]);
  return known;
}

/** Only what is an address stands in the text, so there is nothing in it to escape. */
function lookUp(addresses: readonly string[]): string {
  return `* | select ${addresses.map((address, i) => `ip_to_country_code('${address}') as c${i}`).join(', ')} from log limit 1`;
}
