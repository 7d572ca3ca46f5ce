/** A piece of the search half as it is being typed. */
export interface SearchPiece {
  readonly kind: 'word' | 'quoted' | 'colon' | 'operator' | 'open' | 'close' | 'bracket' | 'hash';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const rules: readonly (readonly [SearchPiece['kind'] | null, RegExp])[] = [
  [null, /[\s\u00a0\u3000\ufeff]+/uy],
  ['quoted', /"(?:[^\\"]|\\[^])*("|$)|'(?:[^\\']|\\[^])*('|$)/uy],
  ['operator', /!=|<=|>=|[=<>!]/y],
  ['word', /(?:__tag__:)?(?:\$\{\{[^}]*\}\}|\\[^]|[^\s\u00a0\u3000\ufeff"'()[\]:|<>=!#\\])+/uy],
  ['colon', /:/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['bracket', /[[\]]/y],
  ['hash', /[#\\]/y],
];

/** The search half in pieces, up to the pipe, and where the SQL begins behind it; `sqlFrom` is null when there is no pipe. Never fails. */
export function searchPieces(text: string): { readonly pieces: readonly SearchPiece[]; readonly sqlFrom: number | null } {
  const pieces: SearchPiece[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '|') return { pieces, sqlFrom: at + 1 };
    const start = at;
    for (const [kind, pattern] of rules) {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0];
      if (found === undefined || found === '') continue;
      if (kind !== null) pieces.push({ kind, text: found, from: at, to: at + found.length });
      at += found.length;
      break;
    }
    if (at === start) at++;
  }
  return { pieces, sqlFrom: null };
}
