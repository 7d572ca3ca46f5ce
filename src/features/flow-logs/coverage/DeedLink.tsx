import { Link } from '@tanstack/react-router';
import { withoutQuery } from '../../../state/search.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { CreateLink } from '../links.tsx';
import { alibabaRow } from '../row.ts';
import type { Deeds } from '../use-deeds.ts';
import type { NodeDeed } from './node-deed.ts';
import { nameOf } from './texts.ts';
import type { CoverageNode } from './tree.ts';
import { coverageWords } from './words.ts';

interface DeedLinkProps {
  readonly node: CoverageNode;
  readonly deed: NodeDeed;
  readonly region: string;
  readonly deeds: Deeds;
  /** In a row, whose name says of what; else with the name. */
  readonly short?: boolean;
  readonly className: string;
  /** -1 for rows that Tab passes by. */
  readonly tabIndex?: number;
}

/** The one thing that can be done about a row. */
export function DeedLink({ node, deed, region, deeds, short = false, className, tabIndex = 0 }: DeedLinkProps) {
  const w = usePartWords(coverageWords);
  switch (deed.kind) {
    case 'managed':
      return short ? <span className="tertiary">{w.madeInSls}</span> : null;
    case 'repair':
    case 'look': {
      const word = deed.kind === 'repair' ? (short ? w.repair : w.repairNamed(nameOf(deed.log))) : short ? w.look : w.lookAt(nameOf(deed.log));
      return (
        <Link className={className} tabIndex={tabIndex} to="/flow-logs/$cloud/$region/$id" params={{ cloud: 'alibaba', region, id: deed.log.id }} search={withoutQuery}>
          {word}
        </Link>
      );
    }
    case 'start':
      return <button type="button" className={className} tabIndex={tabIndex} onClick={() => deeds.start(alibabaRow(deed.log))}>{short ? w.startAgain : w.startNamed(nameOf(deed.log))}</button>;
    case 'create':
    case 'widen': {
      const word = deed.kind === 'create' ? (short ? w.create : w.createFor(node.name)) : short ? w.widen : w.widenFor(node.name);
      return <CreateLink region={region} resource={`${node.type}/${node.id}`} className={className} tabIndex={tabIndex}>{word}</CreateLink>;
    }
  }
}
