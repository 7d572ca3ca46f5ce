import { cutMiddle } from '../../../base/format/cut.ts';
import { absent } from '../../../base/format/number.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { pathsText } from '../cells.ts';
import { pathWords } from '../path-words.ts';
import type { Deeds } from '../use-deeds.ts';
import { ByText } from './ByText.tsx';
import { CoverBar } from './CoverBar.tsx';
import { DeedLink } from './DeedLink.tsx';
import { trafficOf } from './texts.ts';
import type { VisibleNode } from './visible.ts';
import { coverageWords } from './words.ts';

interface CoverageRowProps {
  readonly row: VisibleNode;
  readonly isChosen: boolean;
  /** Reached by Tab. */
  readonly isCurrent: boolean;
  readonly region: string;
  readonly deeds: Deeds;
  readonly onChosen: () => void;
  readonly onToggle: () => void;
}

/** A VPC, a vSwitch or an interface: how much of it is recorded, by what, and what can be done. */
export function CoverageRow({ row: { node, level, isOpen, deed }, isChosen, isCurrent, region, deeds, onChosen, onToggle }: CoverageRowProps) {
  const w = usePartWords(coverageWords);
  const names = usePartWords(pathWords);
  const isEni = node.type === 'NetworkInterface';
  return (
    // The keys are those of the tree, on its table.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree's own keys do the same
    <tr
      className={isChosen ? 'chosen' : undefined} aria-level={level} aria-expanded={isOpen ?? undefined} aria-selected={isChosen} tabIndex={isCurrent ? 0 : -1}
      data-resource={node.id} onClick={onChosen}
    >
      <td style={{ paddingInlineStart: 12 + (level - 1) * 20 }} title={node.id}>
        <span className="row cover-name">
          {isOpen === null ? <span className="cover-toggle" /> : (
            <button
              type="button" className="cover-toggle" tabIndex={-1} aria-label={isOpen ? w.close(node.name) : w.open(node.name)}
              onClick={(event) => {
                event.stopPropagation();
                onToggle();
              }}
            >
              <Icon name={isOpen ? 'down' : 'right'} little />
            </button>
          )}
          <span className="cut">{level === 1 ? <b>{node.name}</b> : cutMiddle(node.name, 26)} <span className="mono secondary">{isEni && node.name !== node.id ? cutMiddle(node.id) : node.place}</span></span>
        </span>
      </td>
      <td className="end cover-enis">{isEni ? '' : node.enis}</td>
      <td className="cover-covered"><CoverBar counts={node.counts} /></td>
      <td className="cover-by"><ByText node={node} /></td>
      <td className="end secondary cover-interval">{node.interval === null ? absent : w.minutes(node.interval)}</td>
      <td className="secondary cover-traffic">{trafficOf(node, w) ?? absent}{node.ipv6Missing > 0 && <span className="tertiary">{` ${w.noIpv6}`}</span>}</td>
      <td className="secondary cover-path">{node.by.length === 0 ? absent : node.paths === 'mixed' ? w.differs : pathsText(node.paths, w, names)}</td>
      <td className="end cover-deed">{deed !== null && <DeedLink node={node} deed={deed} region={region} deeds={deeds} short className="link" tabIndex={isCurrent ? 0 : -1} />}</td>
    </tr>
  );
}
