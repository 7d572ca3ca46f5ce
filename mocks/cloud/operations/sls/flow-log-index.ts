/** The index that the log analysis report creates for flow logs: whole numbers as such, everything else as text, all for SQL. */

import type { IndexState } from '../../state.ts';

const whole = ['srcport', 'dstport', 'protocol', 'packets', 'bytes', 'start', 'end', 'tcp-flags', 'traffic_path', 'version'];
const text = [
  'account-id', 'eni-id', 'vm-id', 'vswitch-id', 'vpc-id', 'type', 'srcaddr', 'dstaddr', 'direction', 'action', 'log-status',
];

export const defaultTokens = [',', ' ', "'", '"', ';', '=', '(', ')', '[', ']', '{', '}', '?', '@', '&', '<', '>', '/', ':', '\n', '\t', '\r'];

export function flowLogIndex(now: number): IndexState {
  return {
    keys: {
      ...Object.fromEntries(whole.map((name) => [name, { type: 'long' as const, doc_value: true }])),
      ...Object.fromEntries(text.map((name) => [name, { type: 'text' as const, doc_value: true, token: defaultTokens, caseSensitive: false, chn: false }])),
    },
    line: { token: defaultTokens, caseSensitive: false, chn: false },
    maxTextLength: 2048, createdAt: now, modifiedAt: now,
  };
}
