/**
 * How the search half splits text into tokens: at the delimiters of the default index of SLS ("Configure indexes"). `.`, `-`, `_`
 * and `*` are not among them, so an IPv4 address or an id is one token; an IPv6 address is several.
 */
export const delimiters = ', \'";=()[]{}?@&<>/:\n\t\r';
const delimiterRun = /[, '";=()[\]{}?@&<>/:\n\t\r]+/;

/** The tokens of a value or of a quoted text, in order; none when it holds delimiters only. */
export function tokensOf(text: string): string[] {
  return text.split(delimiterRun).filter((token) => token !== '');
}
