import { EvaluationError } from './evaluation-error.ts';
import type { Json } from './json-text.ts';

/**
 * The paths of `json_extract` and its kin: `$.a.b[0]["any name"]`. As in Presto there is no wildcard, slice or filter, and a step
 * is a name or an index by what it meets: `[0]` of an object is its member "0".
 */
const compiled = new Map<string, readonly string[]>();
const keptPaths = 200;

const unquoted = /(?:\.([\p{L}\p{N}_:-]+)|\[([\p{L}\p{N}_-]+)\]|\["((?:[^"\\]|\\.)*)"\])/uy;

/** The steps of a path. @throws EvaluationError when it is not well formed. */
function stepsOf(path: string): readonly string[] {
  const known = compiled.get(path);
  if (known) return known;
  const steps: string[] = [];
  let at = path.startsWith('$') ? 1 : -1;
  while (at >= 0 && at < path.length) {
    unquoted.lastIndex = at;
    const found = unquoted.exec(path);
    if (!found) at = -1;
    else {
      steps.push(found[1] ?? found[2] ?? (found[3] ?? '').replace(/\\(.)/gsu, '$1'));
      at = unquoted.lastIndex;
    }
  }
  if (at < 0) throw new EvaluationError({ kind: 'argument', message: `Invalid JSON path: '${path}'` });
  if (compiled.size >= keptPaths) compiled.clear();
  compiled.set(path, steps);
  return steps;
}

/** The value that a path leads to, null when there is none. @throws EvaluationError when the path is not well formed. */
export function jsonAt(json: Json, path: string): Json | null {
  let here: Json | undefined = json;
  for (const step of stepsOf(path)) {
    if (here.kind === 'object') here = here.members.find(([name]) => name === step)?.[1];
    else if (here.kind === 'array' && /^\d+$/.test(step)) here = here.items[Number(step)];
    else return null;
    if (!here) return null;
  }
  return here;
}
