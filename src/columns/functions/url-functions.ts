import type { Value } from '../../model/frame.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { Call, Implementation } from './implementation.ts';
import { decoded, urlParts, type UrlParts } from './url-parts.ts';

/** Functions on URLs, with Presto's answers: null when the text is no URL, '' for a part that the URL lacks, null for a port. */

const part = (of: (parts: UrlParts) => Value): Implementation => ({ text }) => {
  const parts = urlParts(text(0));
  return parts && of(parts);
};

/** The first parameter of that name; '' when it stands without a value. */
function parameter({ text }: Call): string | null {
  const query = urlParts(text(0))?.rawQuery ?? null;
  for (const one of query?.split('&') ?? []) {
    const equals = one.indexOf('=');
    if ((equals < 0 ? one : one.slice(0, equals)) === text(1)) return equals < 0 ? '' : formDecoded(one.slice(equals + 1));
  }
  return null;
}

function formDecoded(text: string): string {
  if (/%(?![\da-fA-F]{2})/.test(text)) throw new EvaluationError({ kind: 'argument', message: `Illegal hex characters in escape (%) pattern: ${text}` });
  return decoded(text.replaceAll('+', ' '));
}

/** Letters, digits and `.-*_` stay, a blank becomes `+`, all else its UTF-8 bytes. */
function formEncoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const c = String.fromCharCode(byte);
    return /[\w.*-]/.test(c) ? c : c === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

export const urlFunctions = {
  url_extract_protocol: part((parts) => parts.protocol),
  url_extract_host: part((parts) => parts.host),
  url_extract_port: part((parts) => parts.port),
  url_extract_path: part((parts) => parts.path),
  url_extract_query: part((parts) => parts.query),
  url_extract_fragment: part((parts) => parts.fragment),
  url_extract_parameter: parameter,
  url_encode: ({ text }) => formEncoded(text(0)),
  url_decode: ({ text }) => formDecoded(text(0)),
} as const satisfies Readonly<Record<string, Implementation>>;
