/** The course of a day. Hours are those of the company: +08:00. */

const offsetSeconds = 8 * 3600;

/** Seconds since midnight at the company. */
export function secondOfDay(unixSeconds: number): number {
  return (((unixSeconds + offsetSeconds) % 86400) + 86400) % 86400;
}

/** `at(14, 50)`: seconds since midnight. */
export function at(hour: number, minute = 0): number {
  return hour * 3600 + minute * 60;
}

/** Whether the time of day lies in [from, to), both as seconds since midnight. */
export function during(unixSeconds: number, from: number, to: number): boolean {
  const second = secondOfDay(unixSeconds);
  return second >= from && second < to;
}

const peaks: readonly (readonly [hour: number, width: number, height: number])[] = [
  [10.5, 2.4, 0.5],
  [15.3, 2.0, 0.32],
  [20.7, 2.3, 0.78],
];

/** How busy people are: about 0.15 before dawn, 1 in the evening. */
export function activity(unixSeconds: number): number {
  const hour = secondOfDay(unixSeconds) / 3600;
  let sum = 0.15;
  for (const [middle, width, height] of peaks) {
    const apart = Math.min(Math.abs(hour - middle), 24 - Math.abs(hour - middle));
    sum += height * Math.exp(-0.5 * (apart / width) ** 2);
  }
  return sum;
}
