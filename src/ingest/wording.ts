import { isNullText } from './values.ts';
import type { Wording } from './target.ts';

/**
 * The word values that the field page of Flow Log Center lists for the traffic path, as the codes of the VPC field table
 * that name the same thing. `all` names no path and stays a word, as do words not listed there.
 * https://help.aliyun.com/zh/sls/flowlog-field-details
 */
const pathCodes: ReadonlyMap<string, string> = new Map([
  ['gatewayendpoint', '6'],
  ['natgateway', '7'],
  ['transitrouter', '8'],
  ['vpngateway', '9'],
  ['virtualborderrouter', '10'],
  ['ipv4gateway', '13'],
]);

const directions: ReadonlyMap<string, string> = new Map([
  ['in', 'in'],
  ['ingress', 'in'],
  ['out', 'out'],
  ['egress', 'out'],
]);

const verdicts = new Set(['ACCEPT', 'REJECT', 'OK', 'NODATA', 'SKIPDATA']);

/** The text as the table spells it, or null for nothing. */
export function worded(text: string, wording: Wording): string | null {
  if (isNullText(text)) return null;
  switch (wording) {
    case 'as-is':
      return text;
    case 'direction':
      return directions.get(text.toLowerCase()) ?? text;
    case 'upper': {
      const upper = text.toUpperCase();
      return verdicts.has(upper) ? upper : text;
    }
    case 'path':
      return pathCodes.get(text.toLowerCase()) ?? text;
  }
}
