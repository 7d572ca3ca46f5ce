/**
 * What VPC flow logs cost: the fee for their generation, by the documentation of VPC flow logs ("Billing"). It is counted per region,
 * month and main account, by graduated tiers of the month's volume; 5 GB a month are free, taken off the first tier. Log Service and
 * Traffic Analyzer charge beside it, by prices that the documentation does not name.
 */

/** Bytes of a GB and of a TB on the bill, whose examples count 1 TB as 1,024 GB. */
export const billedGb = 2 ** 30;
export const gbPerTb = 1024;
export const freeGb = 5;

/** `toTb` is inclusive; CNY for each GB within the tier. */
export const tiers = [
  { fromTb: 0, toTb: 10, price: 2.5 },
  { fromTb: 10, toTb: 30, price: 1.25 },
  { fromTb: 30, toTb: 50, price: 0.5 },
  { fromTb: 50, toTb: Infinity, price: 0.25 },
] as const;

/** What the documentation does not say: the size of a record on the bill. The estimate takes this one, and says so. */
export const assumedBytesPerRecord = 500;

export interface TierCost {
  readonly fromTb: number;
  readonly toTb: number;
  readonly price: number;
  /** GB of the month within the tier, and those of them that are free. */
  readonly gb: number;
  readonly freeGb: number;
  /** CNY. */
  readonly cost: number;
}

export interface MonthlyCost {
  readonly gb: number;
  readonly tiers: readonly TierCost[];
  /** CNY. */
  readonly total: number;
}

/** The fee of one region for a month in which `gb` were generated. Nothing below zero is billed. */
export function monthlyCost(gb: number): MonthlyCost {
  const volume = Math.max(0, gb);
  const each = tiers.map(({ fromTb, toTb, price }): TierCost => {
    const within = Math.max(0, Math.min(volume, toTb * gbPerTb) - fromTb * gbPerTb);
    const free = fromTb === 0 ? Math.min(within, freeGb) : 0;
    return { fromTb, toTb, price, gb: within, freeGb: free, cost: (within - free) * price };
  });
  return { gb: volume, tiers: each, total: each.reduce((sum, tier) => sum + tier.cost, 0) };
}

/** Place of the last GB of the month among the tiers: 0 to 3. */
export function tierOf(gb: number): number {
  return Math.max(0, tiers.findIndex(({ toTb }) => gb <= toTb * gbPerTb));
}

const secondsOfMonth = 30 * 86_400;

/** GB a month at the rate of `records` in `seconds`. A month is counted as thirty days. */
export function monthlyGb(records: number, seconds: number, bytesPerRecord = assumedBytesPerRecord): number {
  return seconds <= 0 ? 0 : (records / seconds) * secondsOfMonth * (bytesPerRecord / billedGb);
}

/** Records an hour of a connection that lasts, at each interval in minutes: the documentation's 60 at one minute, 6 at ten. */
export function recordsPerHour(intervalMinutes: number): number {
  return 60 / intervalMinutes;
}
