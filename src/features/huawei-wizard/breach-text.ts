import type { Words } from '../../base/words.ts';
import type { breachWords } from './breach-words.ts';
import type { Breach } from './checks.ts';

/** What does not fit, and what would. */
export function breachText(breach: Breach, w: Words<typeof breachWords>): string {
  switch (breach.kind) {
    case 'empty':
      return w.empty;
    case 'too-long':
      return w.tooLong(breach.most, breach.length);
    case 'character':
      return breach.allowed === 'no-brackets' ? w.bracket(breach.wrong) : breach.wrong === ' ' ? w.space : w.character(breach.wrong);
    case 'end':
      return w.end(breach.wrong);
    case 'range':
      return w.range(breach.least, breach.most);
    case 'family':
      return w.family(breach.family);
    case 'same':
      return w.same(breach.name);
    case 'not-whole':
      return w.notWhole;
    // Of rules that no field here has.
    case 'too-short':
    case 'web-address':
    case 'reserved':
    case 'twice':
    case 'too-many':
      return w.other;
    default:
      return w[plain[breach.kind]];
  }
}

const plain = {
  'no-resource': 'noResource', 'resource-gone': 'resourceGone', 'no-ecs': 'noEcs', 'no-router': 'noRouter', 'router-gone': 'routerGone', 'no-attachment': 'noAttachment',
  'attachment-gone': 'attachmentGone', 'not-ready': 'notReady', 'no-group': 'noGroup', 'group-gone': 'groupGone', 'group-taken': 'groupTaken', 'no-stream': 'noStream',
  'stream-gone': 'streamGone', 'stream-taken': 'streamTaken', 'not-made': 'notMade',
} as const;
