/**
 * Pieces that statements share. `interval` is the bucket in seconds that the page chooses from range and capture interval,
 * `coarse` a longer one for pictures with few columns. LIMIT is written, since the language's default is 100 rows.
 */
export const time = '__time__ - __time__ % ${{interval|60}} as time';
/** Seconds of the capture interval: what an average or a percentile is over, however long the range is. */
export const captured = '${{capture|60}}';
export const coarseTime = '__time__ - __time__ % ${{coarse|600}} as time';
export const bitsPerSecond = 'sum(bytes) * 8.0 / ${{interval|60}} as rate';
/** Volumes of a flow once, wherever it was seen, in a statement whose verdicts count in every record. */
export const onceBytes = "case when regexp_like(observation, '${{observed|^first$}}') then bytes else 0 end";
export const bytesOnce = `sum(${onceBytes})`;
export const byTime = 'group by time order by time limit 10000';

/** Shares one question with every panel that shows verdicts. */
const verdicts = "count_if(action = 'ACCEPT') as accept, count_if(action = 'REJECT') as reject, count_if(action = 'REJECT') * 1.0 / count(action) as share";
/** Accepted and rejected records over time, of those that a search half leaves. */
export const verdictsOver = (search: string): string => `${search} | select ${time}, ${verdicts} ${byTime}`;

export const verdictTotals =
  "* | select count_if(action = 'ACCEPT') as accepted, count_if(action = 'REJECT') as rejected, count(action) as decided, count_if(action = 'REJECT') * 1.0 / count(action) as share";
export const verdictsByTime = verdictsOver('*');
