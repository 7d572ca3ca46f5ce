import { useMemo } from 'react';
import { wordsOf, type Catalog, type Language, type Words } from '../base/words.ts';
import { useSettings } from './settings.ts';

/** The browser's first language that the product has; English otherwise. */
export function languageOfBrowser(languages: readonly string[]): Language {
  const first = languages.find((tag) => /^(en|zh)\b/i.test(tag));
  return first?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

export function useLanguage(): Language {
  const chosen = useSettings((settings) => settings.language);
  return chosen === 'browser' ? languageOfBrowser(navigator.languages) : chosen;
}

/** A catalog in the reader's language; the same object until the language changes. */
export function useWords<C extends Catalog>(entries: C): Words<C> {
  const language = useLanguage();
  return useMemo(() => wordsOf(entries, language), [entries, language]);
}
