/** What stands in the editor on a first visit: who sends most, to where. It has rows in every log that has records. */
export const usualStatement = `*
| select srcaddr, dstaddr, dstport, count(*) as records, sum(bytes) as bytes
  group by srcaddr, dstaddr, dstport
  order by bytes desc limit 100`;
