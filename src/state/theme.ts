import { useSyncExternalStore } from 'react';
import { tokensOf, type Scheme, type Tokens } from '../model/theme.ts';
import { useSettings } from './settings.ts';

const darkPreferred = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

function watchSystem(changed: () => void): () => void {
  const list = darkPreferred();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** The scheme that is shown: the reader's, or the system's. */
export function useScheme(): Scheme {
  const chosen = useSettings((settings) => settings.theme);
  const system = useSyncExternalStore(watchSystem, () => darkPreferred().matches);
  if (chosen !== 'system') return chosen;
  return system ? 'dark' : 'light';
}

export function useTokens(): Tokens {
  return tokensOf[useScheme()];
}
