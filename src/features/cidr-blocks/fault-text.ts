import { formatExact } from '../../base/format/number.ts';
import { unreachable } from '../../base/assert.ts';
import type { Words } from '../../base/words.ts';
import type { BlocksFault, NameFault } from '../../model/domain-rules/faults.ts';
import type { TypedBlock } from '../../model/domain-rules/typed-blocks.ts';
import type { asideWords } from './aside-words.ts';

type W = Words<typeof asideWords>;

/** What is wrong with a name, as a sentence. */
export function nameFaultText(fault: NameFault, w: W): string {
  switch (fault.kind) {
    case 'missing':
      return w.nameMissing;
    case 'too-long':
      return w.nameLong(fault.most);
    case 'reserved':
      return w.nameReserved(fault.name);
    case 'control':
      return w.nameControl;
    case 'taken':
      return w.nameTaken(fault.name);
    default:
      return unreachable(fault);
  }
}

/** What is wrong with a block, and where it stands unless it stands alone. */
export function blocksFaultText(fault: BlocksFault, w: W, placed: boolean): string {
  switch (fault.kind) {
    case 'none':
      return w.blocksMissing;
    case 'too-many':
      return w.blocksMany(formatExact(fault.most));
    case 'typed':
      return at(fault.block, w, placed) + typedText(fault.block, w);
    case 'twice':
      return at(fault.block, w, placed) + w.twice(fault.block.text, fault.first.line, fault.first.column);
    case 'taken':
      return at(fault.block, w, placed) + w.taken(fault.block.text, fault.by.name);
    default:
      return unreachable(fault);
  }
}

function at({ line, column }: TypedBlock, w: W, placed: boolean): string {
  return placed ? w.at(line, column) : '';
}

function typedText({ text, fault }: TypedBlock, w: W): string {
  switch (fault?.kind) {
    case 'host-bits':
      return w.hostBits(text);
    case 'no-prefix':
      return w.noPrefix(text);
    case 'prefix':
      return w.prefixWrong(text, fault.most);
    case 'octet':
      return w.octet(text, fault.octet);
    case 'mask':
      return w.mask(text);
    case 'range':
      return w.range(text);
    case 'colon':
      return w.colon(text);
    case 'not-a-block':
    case undefined:
      return w.notABlock(text);
  }
}
