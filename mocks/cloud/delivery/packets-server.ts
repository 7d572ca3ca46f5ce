/** The answering side of packets over a port. What is likely to be asked for next is made ready while nothing else is asked. */

import { errorText } from '../../../src/base/error-text.ts';
import { DirectSource } from './direct-source.ts';
import type { Holding, PullAsk } from './packet-source.ts';
import type { PacketMessage, PacketQuestion, PacketReply } from './packets-port.ts';

/** Packets ahead of each reader. */
const ahead = 2;

export function servePackets(post: (reply: PacketReply, transfer: Transferable[]) => void): (message: PacketMessage) => void {
  const source = new DirectSource();
  let open = 0;
  let later: { readonly holding: Holding; readonly ask: PullAsk; readonly steps: number }[] = [];

  const whenQuiet = async (): Promise<void> => {
    const next = open === 0 ? later.shift() : undefined;
    if (next === undefined) return;
    const { holding, ask, steps } = next;
    const made = await source.pull(holding, ask);
    // One that was not full will be longer when it is asked for.
    if (steps > 1 && made.full && made.next !== ask.cursor) later.push({ holding, ask: { ...ask, cursor: made.next }, steps: steps - 1 });
    setTimeout(() => void whenQuiet());
  };

  const answer = async (id: number, question: PacketQuestion): Promise<void> => {
    switch (question.kind) {
      case 'pull': {
        const { holding, ask } = question;
        const value = await source.pull(holding, ask);
        if (value.full) {
          // A reader that went elsewhere wants nothing of before.
          later = later.filter((one) => one.ask.shard !== ask.shard || one.holding.logstore.name !== holding.logstore.name);
          later.push({ holding, ask: { ...ask, cursor: value.next }, steps: ahead });
        }
        post({ id, kind: 'pull', value }, [value.body.buffer]);
        return;
      }
      case 'cursor':
        post({ id, kind: 'cursor', value: await source.cursor(question.holding, question.shard, question.from) }, []);
        return;
      case 'search':
        post({ id, kind: 'search', value: await source.search(question.holding, question.ask) }, []);
    }
  };

  return ({ id, question }) => {
    open++;
    answer(id, question)
      .catch((error: unknown) => post({ id, kind: 'problem', message: errorText(error) }, []))
      .finally(() => {
        open--;
        setTimeout(() => void whenQuiet());
      });
  };
}
