import { useEffect } from 'react';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import { presetDomains, setHash, type DomainSet } from '../model/domains.ts';
import { postOf } from './answers.ts';
import { presetsHash, useActiveDomains } from './domain-owner.ts';
import { domainsAny, domainsKey, useDomainsAny } from './domains-any.ts';
import { useEngine } from './engine.tsx';
import { begin } from './idle.ts';
import { useLookedAtOwner } from './looked-at.ts';

/** Engines label with the presets until they are told otherwise. */
const given = new WeakMap<EmbeddedEngine, string>();

/** Tells an engine the domains, unless they are what it was told last; until it has labelled anew the page is not quiet, and no domain is asked for. */
function give(engine: EmbeddedEngine, set: DomainSet): void {
  const hash = setHash(set);
  useActiveDomains.setState({ hash });
  if ((given.get(engine) ?? presetsHash) === hash) return;
  given.set(engine, hash);
  const end = begin('domains');
  const letGo = postOf(engine).holdDomains();
  void engine
    .setDomains(set)
    .catch(() => {
      // Its worker broke. Told once more when it says something: until then it would label with others than the page says.
      given.delete(engine);
      const leave = engine.watch(() => {
        leave();
        if (useActiveDomains.getState().hash === hash) give(engine, set);
      });
    })
    .finally(() => {
      end();
      letGo();
    });
}

/**
 * The engine has the domains of what is looked at before any panel names them. Those that are kept are loaded only where
 * something is kept: a first visit has the presets.
 */
export function useDomainsGiven(): void {
  const engine = useEngine();
  const any = useDomainsAny((state) => state.any);
  const owner = useLookedAtOwner();
  useEffect(() => {
    const heard = (event: StorageEvent): void => {
      if (event.key === domainsKey && event.newValue !== null) domainsAny(true);
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }, []);
  useEffect(() => {
    if (!any) {
      give(engine, presetDomains);
      return undefined;
    }
    const end = begin('domains');
    const letGo = postOf(engine).holdDomains();
    const leaving: (() => void)[] = [];
    let left = false;
    void import('./domain-sets.ts')
      .then(({ domainsOf, followOtherTabs, useDomainSets }) => {
        if (left) return;
        const tell = (): void => give(engine, domainsOf(useDomainSets.getState(), owner).set);
        tell();
        leaving.push(useDomainSets.subscribe(tell), followOtherTabs());
      })
      .finally(() => {
        end();
        letGo();
      });
    return () => {
      left = true;
      for (const leave of leaving) leave();
    };
  }, [engine, any, owner]);
}
