import { useEffect } from 'react';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import { browserOwner } from '../model/owner.ts';
import { useActiveThreats } from './active-threats.ts';
import { useEngine } from './engine.tsx';
import { begin } from './idle.ts';
import { useLookedAtOwner } from './looked-at.ts';

/** Engines mark by the browser's lists until they are told otherwise. */
const given = new WeakMap<EmbeddedEngine, string>();

/** The engine marks addresses by the threat lists of what is looked at; the page is not quiet until it does. */
export function useThreatsGiven(): void {
  const engine = useEngine();
  const owner = useLookedAtOwner();
  useEffect(() => {
    const tell = (): void => useActiveThreats.setState({ hash: engine.threatLists.now().hash });
    tell();
    return engine.threatLists.watch(tell);
  }, [engine]);
  useEffect(() => {
    if ((given.get(engine) ?? browserOwner) === owner) return;
    given.set(engine, owner);
    const end = begin('threat lists');
    void engine.threatLists.setOwner(owner).finally(end);
  }, [engine, owner]);
}
