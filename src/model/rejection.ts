import type { Text } from './panel.ts';

/**
 * Why a record was refused, as far as the log tells: values of the computed field `rejection`, the first that holds. Nothing here looks
 * at rules or network ACLs, only at what else was recorded of the same 5-tuple and of where it went.
 */
export const rejections = [
  /** The reverse 5-tuple was accepted: what answers a flow that was let through, as a stateless ACL refuses it. */
  'return-traffic',
  /** The sender's interface let the same 5-tuple out, the receiver's refused it: both sides are in the log. */
  'one-sided',
  /** From the internet to a port of an address that let nothing in and sent nothing: nobody serves there. */
  'internet-noise',
  /** TCP, and every record of the 5-tuple has SYN alone: a connection was tried. */
  'syn-only',
  /** The same from inside, by a sender whose interface is not in the log: whether it was let out is not known. */
  'syn-only-sender-unlogged',
  /** From inside, no SYN alone, and the sender's interface is not in the log. */
  'sender-unlogged',
  /** TCP whose flags are not in the log. */
  'flags-unlogged',
  'other',
] as const;
export type Rejection = (typeof rejections)[number];

export const rejectionNames: Readonly<Record<Rejection, Text>> = {
  'return-traffic': { en: 'Return traffic', zh: '回程流量' },
  'one-sided': { en: 'One-sided', zh: '单侧放行' },
  'internet-noise': { en: 'Internet noise', zh: '互联网噪声' },
  'syn-only': { en: 'Connection attempt', zh: '连接尝试' },
  'syn-only-sender-unlogged': { en: 'Attempt, sender not logged', zh: '连接尝试，缺发送方日志' },
  'sender-unlogged': { en: 'Sender not logged', zh: '缺发送方日志' },
  'flags-unlogged': { en: 'No TCP flags', zh: '无 TCP 标志' },
  other: { en: 'Other', zh: '其他' },
};

export function isRejection(text: string): text is Rejection {
  return rejections.some((each) => each === text);
}
