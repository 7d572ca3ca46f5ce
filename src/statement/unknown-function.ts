import { functionsOfSls, scalarFunctions } from '../model/functions.ts';
import type { Position } from '../model/problem.ts';
import { aggregateNames } from './aggregate.ts';
import { aggregateNamesOfQueries, arrayFunctionNames, windowNames } from './duckdb/names.ts';
import { nearestOf } from './nearest.ts';
import { syntaxError, unsupported } from './refusal.ts';

/** Functions that are other spellings of expressions, or that the makers of queries lower themselves. */
export const spelledFunctions: readonly string[] = [
  'if', 'nullif', 'coalesce', 'try', 'concat', 'mod', 'typeof', 'current_timezone', 'rand', 'random', 'date', 'now', 'time_series', 'compare', 'ts_compare',
];

const elsewhere: ReadonlySet<string> = new Set([...functionsOfSls, ...aggregateNamesOfQueries, ...arrayFunctionNames, ...windowNames, ...spelledFunctions]);

/** Every name that can be called. */
export const functionNames: readonly string[] = [...new Set([...Object.keys(scalarFunctions), ...aggregateNames, ...elsewhere])].sort();

/** A name that is no function here: one that is answered elsewhere or nowhere is said to be missing, any other is a mistake, perhaps near to something. */
export function unknownFunction(name: string, at: Position): Error {
  if (elsewhere.has(name)) return unsupported(`${name}()`, at);
  return syntaxError(`Function ${name} not registered`, at, nearestOf(name, functionNames.map((spelling) => ({ spelling, means: spelling }))));
}
