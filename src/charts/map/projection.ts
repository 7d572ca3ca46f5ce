/**
 * Equal Earth (Šavrič, Patterson and Jenny, 2018): areas compare as they are, which a map of amounts should let them do.
 * Degrees in, units of the sphere's radius out; the inverse by Newton's method.
 */
const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const m = Math.sqrt(3) / 2;
const radians = Math.PI / 180;

const height = (t: number): number => t * (a1 + t ** 2 * a2 + t ** 6 * (a3 + a4 * t ** 2));
const slope = (t: number): number => a1 + 3 * a2 * t ** 2 + t ** 6 * (7 * a3 + 9 * a4 * t ** 2);

export function project([longitude, latitude]: readonly number[]): [number, number] {
  const t = Math.asin(m * Math.sin((latitude ?? 0) * radians));
  // Up is negative on a screen.
  return [((longitude ?? 0) * radians * Math.cos(t)) / (m * slope(t)), -height(t)];
}

export function unproject([x, y]: readonly number[]): [number, number] {
  let t = -(y ?? 0);
  for (let i = 0; i < 12; i++) {
    const step = (height(t) + (y ?? 0)) / slope(t);
    t -= step;
    if (Math.abs(step) < 1e-9) break;
  }
  return [(m * (x ?? 0) * slope(t)) / Math.cos(t) / radians, Math.asin(Math.max(-1, Math.min(1, Math.sin(t) / m))) / radians];
}
