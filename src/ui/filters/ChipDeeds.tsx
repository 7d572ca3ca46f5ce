import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import type { Filter, Side } from '../../model/filter.ts';
import { usePartWords } from '../reader.tsx';
import { hasMirror, type ChipDeed } from './chips.ts';
import { deedWords } from './deed-words.ts';

/** What stands beside a chip. */
export interface Neighbours {
  /** Which condition it would be grouped with; null where it stands alone. */
  readonly joins: 'next' | 'before' | null;
  readonly inGroup: boolean;
}

interface ChipDeedsProps {
  readonly filter: Filter;
  readonly neighbours: Neighbours;
  readonly onEdit: () => void;
  readonly onDeed: (deed: ChipDeed) => void;
}

const sides = { own: 'onlyEnd', either: 'atEither', both: 'atBoth' } as const satisfies Readonly<Record<Side, string>>;
/** The side that the key `E` leads to from each. */
const sideAfter: Readonly<Record<Side, Side>> = { own: 'either', either: 'both', both: 'own' };

/** The items of a chip's menu, each with its key. */
export function ChipDeeds({ filter, neighbours, onEdit, onDeed }: ChipDeedsProps) {
  const w = usePartWords(deedWords);
  const item = (label: string, key: string | null, act: () => void) => (
    <Menu.Item rightSection={key === null ? undefined : <kbd>{key}</kbd>} onClick={act}>
      {label}
    </Menu.Item>
  );
  return (
    <>
      {item(w.edit, '↵', onEdit)}
      {item(filter.negated ? w.include : w.exclude, '-', () => onDeed({ kind: 'negated' }))}
      {item(filter.disabled ? w.switchOn : w.switchOff, 'D', () => onDeed({ kind: 'switched' }))}
      {hasMirror(filter) && (
        <>
          <Menu.Divider />
          {(['own', 'either', 'both'] as const).filter((side) => side !== filter.side).map((side) => (
            <Fragment key={side}>{item(w[sides[side]], sideAfter[filter.side] === side ? 'E' : null, () => onDeed({ kind: 'sided', side }))}</Fragment>
          ))}
          {item(w.swap, 'X', () => onDeed({ kind: 'swapped' }))}
        </>
      )}
      {(neighbours.joins !== null || neighbours.inGroup) && <Menu.Divider />}
      {neighbours.joins !== null && item(neighbours.joins === 'next' ? w.orNext : w.orBefore, 'O', () => onDeed({ kind: 'joined' }))}
      {neighbours.inGroup && item(w.part, 'A', () => onDeed({ kind: 'parted' }))}
      <Menu.Divider />
      {item(w.remove, 'Del', () => onDeed({ kind: 'removed' }))}
    </>
  );
}
