import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { usualUnits, type Units } from '../base/format/units.ts';
import { wordsOf, type Catalog, type Language, type Words } from '../base/words.ts';
import type { ZoneOffsetSeconds } from '../model/time.ts';

/** How the person in front of the page wants to read. Filled by the app, so that parts need not know where it is kept. */
export interface Reader {
  readonly language: Language;
  readonly zone: ZoneOffsetSeconds;
  readonly units: Units;
}

const ReaderContext = createContext<Reader>({ language: 'en', zone: 0, units: usualUnits });

export function ReaderProvider({ reader, children }: { readonly reader: Reader; readonly children: ReactNode }) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** A part's catalog in the reader's language. */
export function usePartWords<C extends Catalog>(entries: C): Words<C> {
  const { language } = useReader();
  return useMemo(() => wordsOf(entries, language), [entries, language]);
}
