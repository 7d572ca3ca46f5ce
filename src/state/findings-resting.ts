import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDescription, useEngine } from './engine.tsx';
import { findingsCounted } from './findings-count.ts';
import { searchedAhead, searchText, useSearched } from './findings.ts';
import { Resting } from './resting.ts';
import { silenceScope, useSilenced } from './silenced.ts';
import { useScopeParts, useView } from './view.ts';

/**
 * Records up to which findings are searched for the sake of the rail alone. A search takes about a quarter of a second of the engine's
 * time for a million of records (`node bench/node/run.mjs findings`): beyond a second of it, it is made when the reader opens the screen,
 * who then waits for it and not beside it.
 */
export const mostSearchedAtRest = 3_500_000;

/** Searches what is looked at while the page rests, and counts what is not silenced. */
export function useRestingSearch(isKnown: boolean): void {
  const engine = useEngine();
  const client = useQueryClient();
  const { reading, records, revision, fields, captureInterval } = useDescription();
  const searched = useSearched();
  const { filters } = useScopeParts();
  const { source } = useView();
  const instance = silenceScope(source);
  const isWanted = !isKnown && !reading && records <= mostSearchedAtRest;
  useEffect(() => {
    if (!isWanted || searched === null) return undefined;
    const resting = new Resting(async (signal) => {
      const keys = await searchedAhead(client, engine, { searched, filters, described: { revision, fields, captureInterval } }, signal);
      if (keys === null) return;
      const quiet = new Set(useSilenced.getState().silenced.flatMap((one) => (one.instance === instance ? [one.finding] : [])));
      findingsCounted({ count: keys.filter((key) => !quiet.has(key)).length, of: searchText(searched, filters, revision) });
    });
    resting.again();
    return () => resting.leave();
  }, [isWanted, searched, filters, instance, client, engine, revision, fields, captureInterval]);
}
