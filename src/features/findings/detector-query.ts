import { fill } from '../../statement/fill.ts';
import { formatStatement } from '../../statement/format.ts';
import { parse } from '../../statement/parse.ts';
import { printOurs } from '../../statement/print.ts';

/** What a detector asked first, as a statement that stands by itself, laid out. */
export function detectorQuery(statement: string, variables: Readonly<Record<string, string>>): string {
  const parsed = parse(statement);
  const filled = parsed.ok ? fill(parsed.value, variables) : parsed;
  return filled.ok ? formatStatement(printOurs(filled.value)) : statement;
}
