/**
 * Words of the product in both languages. A catalog is a plain object per folder (`words.ts`), typed so that a missing
 * language or a missing argument fails the compile. No React here: `state/language` holds the reader's choice.
 */
export type Language = 'en' | 'zh';

/** A text, or a function of its arguments that gives the text. */
export type Entry = { readonly en: string; readonly zh: string } | { readonly en: (...args: never[]) => string; readonly zh: (...args: never[]) => string };

export type Catalog = Readonly<Record<string, Entry>>;

/** What a catalog looks like in one language. */
export type Words<C extends Catalog> = { readonly [K in keyof C]: C[K]['en'] extends string ? string : C[K]['en'] };

/** Declares a catalog; only checks its type. */
export function catalog<const C extends Catalog>(entries: C): C {
  return entries;
}

/** The catalog in one language. */
export function wordsOf<C extends Catalog>(entries: C, language: Language): Words<C> {
  const out: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(entries)) out[key] = entry[language];
  return out as Words<C>; // Built key by key from the same catalog.
}

/** English plural by count: `plural(2, 'record', 'records')`. Chinese needs none. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** BCP 47 tag for `Intl`. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}

/** A name put before Chinese: a Latin letter, a digit or a percent sign keeps a space from the next Chinese character. */
export function beforeHan(text: string): string {
  return /[\p{Script=Latin}\d%)]$/u.test(text) ? `${text} ` : text;
}

/** A name put after Chinese, in the same way. */
export function afterHan(text: string): string {
  return /^[\p{Script=Latin}\d(]/u.test(text) ? ` ${text}` : text;
}

/** Texts side by side, parted as the language parts the members of a list. */
export function listed(texts: readonly string[], language: Language): string {
  return texts.join(language === 'zh' ? '、' : ', ');
}

/** Sentences one after another, parted as the language parts them. What is empty or null says nothing. */
export function joinedSentences(sentences: readonly (string | null)[], language: Language): string {
  return sentences.filter((one) => one !== null && one !== '').join(language === 'zh' ? '' : ' ');
}
