/** What says the same, or the nearest to it, where a construct is refused by name. In the language itself, so that it can be copied. */
const instead: Readonly<Record<string, string>> = {
  OFFSET: 'LIMIT y, x',
  FETCH: 'LIMIT x',
  'NATURAL JOIN': 'JOIN … USING (…)',
  LATERAL: 'CROSS JOIN UNNEST(…)',
  TABLESAMPLE: 'WHERE rand() < 0.1',
  'AT TIME ZONE': "from_unixtime(x, '+08:00')",
  "TIME '…'": "'12:00:00'",
  'histogram_u() beside other columns or GROUP BY': 'histogram(x)',
  'numeric_histogram_u() beside other columns or GROUP BY': 'numeric_histogram(n, x)',
  'approx_set()': 'approx_distinct(x)',
  'merge()': 'approx_distinct(x)',
  'array_sort with a comparison': 'array_sort(x)',
  'CAST of json to a map': 'json_extract_scalar(x, path)',
  'rand(n)': 'floor(rand() * n)',
  'random(n)': 'floor(random() * n)',
  'LIMIT inside NOT IN (SELECT …)': 'IN (SELECT … LIMIT x)',
};

/** By how the name begins, where it names something of the reader's. */
const beginnings: readonly (readonly [string, string])[] = [['time zone ', "'+08:00'"], ['FROM ', 'FROM log'], ['CAST to ', 'CAST(x AS varchar)']];

export function insteadOf(what: string): string | undefined {
  return instead[what] ?? beginnings.find(([start]) => what.startsWith(start) && what !== 'FROM (SELECT …)')?.[1];
}
