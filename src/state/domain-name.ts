import { useCallback } from 'react';
import { domainLabel } from '../model/domains.ts';
import { useLanguage } from './language.ts';

/** Gives domains' names as the reader reads them: those of the presets in the reader's language. */
export function useDomainName(): (name: string) => string {
  const language = useLanguage();
  return useCallback((name) => domainLabel(name)[language], [language]);
}
