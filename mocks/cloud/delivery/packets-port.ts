/** Packets over a message port: questions with numbers there, answers by number back. Buffers are handed over, not copied. */

import type { Cursor, Holding, PacketSource, PullAsk, Pulled } from './packet-source.ts';
import type { Found, SearchAsk } from '../search/ask.ts';

export type PacketQuestion =
  | { readonly kind: 'pull'; readonly holding: Holding; readonly ask: PullAsk }
  | { readonly kind: 'cursor'; readonly holding: Holding; readonly shard: number; readonly from: number | 'begin' | 'end' }
  | { readonly kind: 'search'; readonly holding: Holding; readonly ask: SearchAsk };

export interface PacketMessage {
  readonly id: number;
  readonly question: PacketQuestion;
}

export type PacketReply =
  | { readonly id: number; readonly kind: 'pull'; readonly value: Pulled }
  | { readonly id: number; readonly kind: 'cursor'; readonly value: Cursor }
  | { readonly id: number; readonly kind: 'search'; readonly value: Found }
  | { readonly id: number; readonly kind: 'problem'; readonly message: string };

interface Waiting {
  readonly done: (reply: PacketReply) => void;
  readonly failed: (error: Error) => void;
}

export interface RemotePackets extends PacketSource {
  /** Takes a reply that came back. */
  heard(reply: PacketReply): void;
  /** Whoever answers is lost. */
  fail(message: string): void;
}

/** The asking side. `ended` ends whoever answers. */
export function packetsOver(post: (message: PacketMessage) => void, ended: () => void): RemotePackets {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  const ask = (question: PacketQuestion): Promise<PacketReply> =>
    new Promise((done, failed) => {
      const id = next++;
      waiting.set(id, { done, failed });
      post({ id, question });
    });
  const wrong = (reply: PacketReply): Error => new Error(reply.kind === 'problem' ? reply.message : `An answer of another kind: ${reply.kind}.`);
  const fail = (message: string): void => {
    for (const { failed } of waiting.values()) failed(new Error(message));
    waiting.clear();
  };
  return {
    async pull(holding, wish) {
      const reply = await ask({ kind: 'pull', holding, ask: wish });
      if (reply.kind !== 'pull') throw wrong(reply);
      return reply.value;
    },
    async cursor(holding, shard, from) {
      const reply = await ask({ kind: 'cursor', holding, shard, from });
      if (reply.kind !== 'cursor') throw wrong(reply);
      return reply.value;
    },
    async search(holding, wish) {
      const reply = await ask({ kind: 'search', holding, ask: wish });
      if (reply.kind !== 'search') throw wrong(reply);
      return reply.value;
    },
    heard(reply) {
      waiting.get(reply.id)?.done(reply);
      waiting.delete(reply.id);
    },
    fail,
    close() {
      fail('The demo cloud was stopped.');
      ended();
    },
  };
}
