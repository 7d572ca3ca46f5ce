/** What leads now may have been far behind then: of so many rows the earlier answer consists at least, if there were as many. */
const least = 100;

/** The statement of a ranking as it is asked over the earlier period: with more rows than are shown, so that one that rose has a figure. */
export function withMoreRows(statement: string): string {
  return statement.replace(/\blimit\s+([1-9]\d*)\s*$/i, (text, rows: string) => (Number(rows) < least ? `limit ${least}` : text));
}
