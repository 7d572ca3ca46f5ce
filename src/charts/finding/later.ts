import { unreachable } from '../../base/assert.ts';
import { wordsOf, type Words } from '../../base/words.ts';
import type { Frame } from '../../model/frame.ts';
import type { Finding } from '../../model/panel.ts';
import type { FindingContext } from './finding.ts';
import { laterWords } from './later-words.ts';
import { humpsFinding, synOnlyFinding } from './packets.ts';
import { pairFinding } from './pairs.ts';

export type LaterWords = Words<typeof laterWords>;

/** What only few screens say: it comes when a panel first needs it, and not with the first charts. */
export type LaterFinding = Extract<Finding, { kind: 'pair-top' | 'both-ends' | 'humps' | 'syn-only' }>;
export type LaterFindings = (finding: LaterFinding, frame: Frame, context: FindingContext) => string | null;

export const laterFinding: LaterFindings = (finding, frame, context) => {
  const words = wordsOf(laterWords, context.look.language);
  switch (finding.kind) {
    case 'pair-top':
    case 'both-ends':
      return pairFinding(finding, frame, context);
    case 'humps':
      return humpsFinding(finding, frame, context, words);
    case 'syn-only':
      return synOnlyFinding(finding, context, words);
    default:
      return unreachable(finding);
  }
};
