import type { Example } from '../example.ts';

/** How things change. `${{interval|60}}` is the length of a bucket that suits the range. */
export const time: readonly Example[] = [
  {
    id: 'verdicts-over-time', group: 'time', tab: 'chart',
    title: { en: 'Accepted and refused over time', zh: '允许与拒绝随时间变化' },
    answers: { en: 'Records by verdict, in buckets that suit the range.', zh: '按动作统计的记录数，时间粒度随范围而定。' },
    statement: `*
| select __time__ - __time__ % \${{interval|60}} as time, action, count(*) as records
group by time, action
order by time
limit 10000`,
  },
  {
    id: 'series-with-padding', group: 'time', tab: 'chart',
    title: { en: 'Rejects per minute, gaps as zero', zh: '每分钟拒绝数，空缺补零' },
    answers: { en: 'A series over the whole range: minutes without a record are zero.', zh: '覆盖整个时间范围的序列，没有记录的分钟补零。' },
    statement: `action: REJECT
| select time_series(__time__, '1m', '%H:%i', '0') as time, count(*) as rejects
group by time
order by time
limit 1500`,
  },
  {
    id: 'day-over-day', group: 'time',
    title: { en: 'Compared with the hour before', zh: '与前一小时比较' },
    answers: { en: 'Records now, in the hour before, and their ratio.', zh: '当前记录数、前一小时的记录数及其比值。' },
    statement: `*
| select diff[1] as now, diff[2] as before, diff[3] as ratio
from (
  select compare(records, 3600) as diff
  from (select count(*) as records from log)
)`,
  },
  {
    id: 'rate-p95', group: 'time',
    title: { en: '95th percentile of the rate of each interface', zh: '每块网卡速率的 95 百分位' },
    answers: { en: 'The usual measure of how wide a line must be: the rate that 95 % of minutes stay under.', zh: '衡量带宽需求的常用指标：95% 的分钟不超过的速率。' },
    statement: `*
| with rates as (
    select "eni-id", __time__ - __time__ % 60 as minute, sum(bytes) * 8 / 60 as rate
    from log
    group by "eni-id", minute
  )
select "eni-id", round(avg(rate)) as average, approx_percentile(rate, 0.95) as p95, max(rate) as highest
from rates
group by "eni-id"
order by p95 desc
limit 100`,
  },
  {
    id: 'busiest-minutes', group: 'time',
    title: { en: 'The busiest minutes', zh: '最繁忙的分钟' },
    answers: { en: 'Minutes by rate, with how many pairs talked.', zh: '按速率排列的分钟，以及通信的地址对数。' },
    statement: `*
| select __time__ - __time__ % 60 as time, sum(bytes) * 8 / 60 as bits_a_second,
  count(distinct concat(srcaddr, dstaddr)) as pairs
group by time
order by bits_a_second desc
limit 20`,
  },
  {
    id: 'jumps', group: 'time',
    title: { en: 'Sudden jumps', zh: '突增' },
    answers: { en: 'Minutes in which there were a quarter more records than in the minute before.', zh: '记录数比前一分钟多四分之一以上的分钟。' },
    statement: `*
| select time, records, before, round(1.0 * records / before, 2) as ratio
from (
  select time, records, lag(records) over (order by time) as before
  from (
    select __time__ - __time__ % 60 as time, count(*) as records
    from log
    group by time
  ) a
) b
where before > 0 and records > 1.25 * before
order by ratio desc
limit 100`,
  },
  {
    id: 'hours-of-the-day', group: 'time', tab: 'chart',
    title: { en: 'Hours of the day', zh: '一天中的各小时' },
    answers: { en: 'When the traffic flows, hour by hour in the project’s zone.', zh: '按项目时区的每小时流量。' },
    statement: `*
| select hour(__time__) as hour, sum(bytes) as bytes, count(*) as records
group by hour
order by hour`,
  },
];
