import { unreachable } from '../../base/assert.ts';
import type { LateFinder } from './finding.ts';
import { contactedFinding } from './contacted.ts';
import { packetsFinding } from './packets.ts';
import { pairFinding } from './pairs.ts';
import { verdictFinding } from './verdicts.ts';

/** What only few screens say: it comes with what draws those panels, and not with the first charts. */
export const lateFinder: LateFinder = (finding, picture, frame, context) => {
  switch (finding.kind) {
    case 'verdict-peak':
    case 'scans':
    case 'reasons':
      return verdictFinding(finding, picture, frame, context);
    case 'pair-top':
    case 'both-ends':
      return pairFinding(finding, frame, context);
    case 'humps':
    case 'syn-only':
      return packetsFinding(finding, frame, context);
    case 'contacted':
      return contactedFinding(finding, frame, context);
    default:
      return unreachable(finding);
  }
};
