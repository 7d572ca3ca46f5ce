/**
 * The parts of a URL as Java's `URI` reads it, which is what the functions of Presto rest on: RFC 2396, so that a blank, a quote
 * or a `%` without two digits makes the whole text no URL at all. The browser's own `URL` would repair such text instead.
 */
export interface UrlParts {
  /** Each '' where the URL has none. Path and fragment are decoded. */
  readonly protocol: string;
  readonly host: string;
  readonly port: number | null;
  readonly path: string;
  /** As written, and decoded; null where there is no `?`. */
  readonly rawQuery: string | null;
  readonly query: string;
  readonly fragment: string;
}

// Blanks, controls, and what RFC 2396 excludes; brackets stand in an authority and a query only.
const excluded = /[\p{Cc}\p{Z}"<>\\^`{|}]|%(?![\da-fA-F]{2})/u;
const form = /^(?:([a-zA-Z][a-zA-Z\d+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su;
/** Dotted names whose last label begins with a letter, IPv4, or an address in brackets. */
const authority = /^(?:[^@]*@)?((?:[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?\.)*[a-zA-Z](?:[a-zA-Z\d-]*[a-zA-Z\d])?\.?|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:.]+(?:%[\w.]+)?\])(?::(\d*))?$/;

/** Null when the text is no URL. */
export function urlParts(text: string): UrlParts | null {
  if (excluded.test(text)) return null;
  const match = form.exec(text);
  if (!match) return null;
  const [, protocol = '', place, path = '', query, fragment = ''] = match;
  if (/[[\]]/.test(path) || (protocol === '' && place === undefined && /^[^/]*:/.test(path))) return null;
  // `mailto:a@b`: all after the colon is one part, which has neither path nor query.
  const isOpaque = protocol !== '' && place === undefined && !path.startsWith('/');
  if (isOpaque && path === '') return null;
  const found = place === undefined ? null : authority.exec(place);
  return {
    protocol,
    host: found?.[1] ?? '',
    port: found?.[2] === undefined || found[2] === '' ? null : Number(found[2]),
    path: isOpaque ? '' : decoded(path),
    rawQuery: isOpaque ? null : (query ?? null),
    query: isOpaque ? '' : decoded(query ?? ''),
    fragment: decoded(fragment),
  };
}

/** `%41` as `A`, what is no UTF-8 as U+FFFD; `+` stays. */
export function decoded(text: string): string {
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(run.slice(1).split('%'), (digits) => parseInt(digits, 16))));
}
