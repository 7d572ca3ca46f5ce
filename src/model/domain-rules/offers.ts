import type { BlocksFault } from './faults.ts';
import { blockReplaced } from './typed-blocks.ts';

/** What probably was meant; the empty text leaves the block out; null where nothing is offered. */
export function offerFor(fault: BlocksFault): string | null {
  if (fault.kind === 'twice' || fault.kind === 'taken') return '';
  if (fault.kind !== 'typed' || fault.block.fault === null) return null;
  return 'use' in fault.block.fault ? fault.block.fault.use : null;
}

/** The text of blocks with what is offered for these faults of it in place. */
export function offersTaken(blocks: string, faults: readonly BlocksFault[]): string {
  // From the last to the first, so that places before stay what they are.
  const repaired = faults.toReversed().reduce((text, fault) => {
    const offer = offerFor(fault);
    return offer === null || !('block' in fault) ? text : blockReplaced(text, fault.block, offer);
  }, blocks);
  return tidy(repaired);
}

/** Without what a block that was left out leaves behind. */
function tidy(text: string): string {
  return text.replaceAll(/[ \t]*([,;，；、])(?:[ \t]*[,;，；、])+/gu, '$1').replaceAll(/^[ \t]*[,;，；、][ \t]*\n?/gmu, '').replaceAll(/\n{2,}/g, '\n').trimEnd();
}
