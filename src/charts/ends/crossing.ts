import { absent } from '../../base/format/number.ts';
import type { ShapeMark } from '../chart/drawn.ts';
import type { Look } from '../look.ts';

/** Whether two instances stand in one zone; null where the zone of one of them is not known, which is never taken for the same. */
export function crossesZone(from: string, to: string, { zones }: Pick<Look, 'zones'>): boolean | null {
  const [a, b] = [zones?.get(from), zones?.get(to)];
  return a === undefined || b === undefined ? null : a !== b;
}

/** `cn-hangzhou-b → cn-hangzhou-h`, the one zone of both, or a dash for what is not known. */
export function zonesText(from: string, to: string, { zones }: Pick<Look, 'zones'>): string {
  const [a, b] = [zones?.get(from), zones?.get(to)];
  return a !== undefined && a === b ? a : `${a ?? absent} → ${b ?? absent}`;
}

interface CrossedEnd {
  readonly key: string;
  /** The network that it lies in. */
  readonly group: string | null;
  readonly isOther: boolean;
}

/** What the tip of a pair says of the networks and zones between which it runs; nothing of what is not known. */
export function crossingRows(from: CrossedEnd, to: CrossedEnd, look: Look): ShapeMark['rows'] {
  if (from.isOther || to.isOther) return [];
  const said = (en: string, zh: string, text: string): ShapeMark['rows'][number] => ({ name: { en, zh }, text, share: null, colour: 'transparent' });
  return [
    ...(from.group !== null && to.group !== null && from.group !== to.group ? [said('⇄ crosses VPCs', '⇄ 跨 VPC', `${from.group} → ${to.group}`)] : []),
    ...(crossesZone(from.key, to.key, look) === true ? [said('⇄ crosses zones', '⇄ 跨可用区', zonesText(from.key, to.key, look))] : []),
  ];
}
