import { onceBytes } from './statements.ts';

/** Records with a listed address at either end. */
export const listed = '(srcthreat: * or dstthreat: *)';
/** Whoever turns to a service sends to the lower port; an answer goes to the higher one, and is no turning to. */
export const turnedTo = "dstthreat is not null and action = 'ACCEPT' and dstport < srcport";

const totals = [
  'count(distinct case when srcthreat is not null then srcaddr end) as sources',
  "count(distinct case when srcthreat is not null and action = 'ACCEPT' then srcaddr end) as let_in",
  'count(distinct case when dstthreat is not null then dstaddr end) as destinations',
  `count(distinct case when ${turnedTo} then dstaddr end) as contacted`,
  "count_if(action = 'ACCEPT') as accepted", "count_if(action = 'REJECT') as rejected", 'count(action) as decided',
  `sum(case when dstthreat is not null and action = 'ACCEPT' then ${onceBytes} else 0 end) as sent`,
  `sum(case when srcthreat is not null and action = 'ACCEPT' then ${onceBytes} else 0 end) as received`,
  'nullif(count(distinct "eni-id"), 0) as enis',
];
/** One row of what the values say; the rail counts its `contacted`. */
export const threatTotals = `${listed} | select ${totals.join(', ')}`;
