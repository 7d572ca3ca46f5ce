import type { Tag } from './flow-log.ts';

/**
 * What services accept in texts that are typed, checked as one types. Each check answers what does not fit, as a fact; null where
 * everything does. Where pages of the documentation differ, the API reference holds.
 */

export type RuleBreach =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-short'; readonly least: number; readonly length: number }
  | { readonly kind: 'too-long'; readonly most: number; readonly length: number }
  /** Begins with, or holds, `http://` or `https://`. */
  | { readonly kind: 'web-address'; readonly where: 'begins' | 'holds' }
  /** The first character that is not allowed, and which are. */
  | { readonly kind: 'character'; readonly wrong: string; readonly allowed: AllowedCharacters }
  /** The first or last character is allowed only in between. */
  | { readonly kind: 'end'; readonly wrong: string }
  /** A beginning that the cloud keeps for itself. */
  | { readonly kind: 'reserved'; readonly prefix: string }
  | { readonly kind: 'twice'; readonly value: string }
  | { readonly kind: 'too-many'; readonly most: number; readonly count: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  | { readonly kind: 'not-whole' };

/** `slug`: a to z, 0 to 9, hyphen. `slug_`: underscore too. `word`: letters, digits, `_`, `-`, `.`. `no-brackets`: all but `<` and `>`. */
export type AllowedCharacters = 'slug' | 'slug_' | 'word' | 'no-brackets';

export type RuleCheck = RuleBreach | null;

const allowed: Readonly<Record<AllowedCharacters, RegExp>> = {
  slug: /[a-z0-9-]/,
  slug_: /[a-z0-9_-]/,
  word: /[\p{L}\p{N}_.-]/u,
  'no-brackets': /[^<>]/,
};

/** A service counts UTF-16 units or characters, and does not say which; characters are counted here. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function size(text: string, least: number, most: number): RuleCheck {
  const length = lengthOf(text);
  if (length > most) return { kind: 'too-long', most, length };
  if (length === 0 && least > 0) return { kind: 'empty' };
  return length < least ? { kind: 'too-short', least, length } : null;
}

function characters(text: string, which: AllowedCharacters): RuleCheck {
  const wrong = Array.from(text).find((one) => !allowed[which].test(one));
  return wrong === undefined ? null : { kind: 'character', wrong, allowed: which };
}

function beginsWithAddress(text: string): RuleCheck {
  return /^https?:\/\//i.test(text) ? { kind: 'web-address', where: 'begins' } : null;
}

/** First and last a letter or digit. */
function ends(text: string): RuleCheck {
  const wrong = [text.at(0), text.at(-1)].find((one) => one !== undefined && !/[a-z0-9]/.test(one));
  return wrong === undefined ? null : { kind: 'end', wrong };
}

/** 1 to 128 characters; may be left out, which is not a breach. */
export function checkFlowLogName(text: string): RuleCheck {
  return size(text, 0, 128) ?? beginsWithAddress(text);
}

/** Up to 256 characters; may be left out. */
export function checkFlowLogDescription(text: string): RuleCheck {
  return size(text, 0, 256) ?? beginsWithAddress(text);
}

/** 3 to 63 of a to z, 0 to 9, hyphen; first and last no hyphen. */
export function checkProjectName(text: string): RuleCheck {
  return characters(text, 'slug') ?? ends(text) ?? size(text, 3, 63);
}

/** 3 to 63, as flow logs want it (the service itself takes 2); underscore too. */
export function checkLogstoreName(text: string): RuleCheck {
  return characters(text, 'slug_') ?? ends(text) ?? size(text, 3, 63);
}

/** Days: 1 to 3000, or 3650 for ever. */
export function checkRetention(days: number): RuleCheck {
  if (!Number.isInteger(days)) return { kind: 'not-whole' };
  return (days >= 1 && days <= 3000) || days === 3650 ? null : { kind: 'range', least: 1, most: 3000 };
}

export const mostTags = 20;

/** 1 to 128 characters, no web address in it, not beginning with `aliyun` or `acs:`. */
export function checkTagKey(key: string): RuleCheck {
  const prefix = ['aliyun', 'acs:'].find((one) => key.toLowerCase().startsWith(one));
  return size(key, 1, 128) ?? (prefix === undefined ? holdsAddress(key) : { kind: 'reserved', prefix });
}

/** Up to 128 characters, may be empty. */
export function checkTagValue(value: string): RuleCheck {
  return size(value, 0, 128) ?? holdsAddress(value);
}

function holdsAddress(text: string): RuleCheck {
  return /https?:\/\//i.test(text) ? { kind: 'web-address', where: 'holds' } : null;
}

export interface TagBreach {
  /** Place in the list; -1 for the list as a whole. */
  readonly at: number;
  readonly part: 'key' | 'value';
  readonly breach: RuleBreach;
}

/** All that does not fit in a list of tags: each key and value, and keys that come twice. */
export function checkTags(tags: readonly Tag[]): readonly TagBreach[] {
  const found: TagBreach[] = tags.length > mostTags ? [{ at: -1, part: 'key', breach: { kind: 'too-many', most: mostTags, count: tags.length } }] : [];
  const seen = new Set<string>();
  for (const [at, { key, value }] of tags.entries()) {
    const ofKey = checkTagKey(key) ?? (seen.has(key) ? ({ kind: 'twice', value: key } as const) : null);
    const ofValue = checkTagValue(value);
    if (ofKey !== null) found.push({ at, part: 'key', breach: ofKey });
    if (ofValue !== null) found.push({ at, part: 'value', breach: ofValue });
    seen.add(key);
  }
  return found;
}

/** Flow logs, log groups and log streams of Huawei Cloud: 1 to 64 letters (Chinese too), digits, `_`, `-`, `.`. */
export function checkHuaweiName(text: string): RuleCheck {
  return size(text, 1, 64) ?? characters(text, 'word');
}

/** Up to 255 characters without `<` and `>`; may be left out. */
export function checkHuaweiDescription(text: string): RuleCheck {
  return size(text, 0, 255) ?? characters(text, 'no-brackets');
}

/** Seconds over which an enterprise router gathers: 60 to 600. */
export function checkRouterInterval(seconds: number): RuleCheck {
  if (!Number.isInteger(seconds)) return { kind: 'not-whole' };
  return seconds >= 60 && seconds <= 600 ? null : { kind: 'range', least: 60, most: 600 };
}
