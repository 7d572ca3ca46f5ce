import { ActionIcon, Menu } from '@mantine/core';
import { useMemo } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatShare, shareOf } from '../../base/format/share.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { domainTree, type DomainRow } from '../../model/domain-rules/nesting.ts';
import { presetDomains, type Domain, type DomainSet } from '../../model/domains.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { Icon } from '../../ui/icons.tsx';
import { none, type DomainTraffic, type Labelled } from './traffic.ts';
import { words } from './words.ts';

interface DomainTableProps {
  readonly set: DomainSet;
  readonly labelled: Labelled | null;
  /** How long the range is, in words. */
  readonly range: string;
  readonly colour: (name: string) => string;
  /** Ids of those that are edited or shown. */
  readonly chosen: ReadonlySet<string>;
  readonly onEdit: (id: string) => void;
  readonly onDelete: (domain: Domain) => void;
  readonly onTraffic: (domain: Domain) => void;
}

/** Domains as a tree, with what their addresses carry. */
export function DomainTable({ set, labelled, range, colour, chosen, onEdit, onDelete, onTraffic }: DomainTableProps) {
  const w = useWords(words);
  const rows = useMemo(() => domainTree(set), [set]);
  const nobodys = labelled?.byDomain.get(none);
  if (rows.length === 0) return <p className="cidr-empty secondary">{w.noSets}</p>;
  return (
    <div className="cidr-table-scroll">
      <table className="list cidr-table" aria-label={w.table}>
        <colgroup>
          <col className="cidr-col-name" /><col className="cidr-col-blocks" /><col className="cidr-col-kind" /><col className="cidr-col-number cidr-col-seen" /><col className="cidr-col-number" /><col className="cidr-col-share" /><col className="cidr-col-remark" /><col className="cidr-col-more" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{w.domain}</th><th scope="col">{w.blocks}</th><th scope="col" className="cidr-further">{w.kind}</th><th scope="col" className="end">{w.addresses}</th>
            <th scope="col" className="end" title={w.bytesHelp}>{w.bytes(range).replace(/[,，]\s*$/, '')}</th><th scope="col" className="end cidr-further">{w.share}</th><th scope="col" className="cidr-further">{w.remark}</th>
            <th scope="col"><span className="unseen">{w.more}</span></th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <Row key={row.domain.id} row={row} traffic={labelled?.byDomain.get(row.domain.id) ?? null} all={labelled} colour={colour} isChosen={chosen.has(row.domain.id)} onEdit={onEdit} onDelete={onDelete} onTraffic={onTraffic} />)}
          {nobodys !== undefined && (
            <tr className="secondary">
              <td title={w.noDomainHelp}><i className="cidr-mark bare" aria-hidden="true" /> {w.noDomain}</td><td>{''}</td><td className="cidr-further">{''}</td>
              <td className="end">{formatExact(nobodys.addresses)}</td><Bytes traffic={nobodys} all={labelled} /><td className="cidr-further">{''}</td><td>{''}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<DomainTableProps, 'colour' | 'onEdit' | 'onDelete' | 'onTraffic'> {
  readonly row: DomainRow;
  readonly traffic: DomainTraffic | null;
  readonly all: Labelled | null;
  readonly isChosen: boolean;
}

function Row({ row: { domain, depth, parent, alsoIn }, traffic, all, colour, isChosen, onEdit, onDelete, onTraffic }: RowProps) {
  const w = useWords(words);
  const nameOf = useDomainName();
  const kind = kindOf(domain);
  const name = nameOf(domain.name);
  const also = alsoIn.length === 0 ? null : w.alsoIn(alsoIn.map((one) => nameOf(one.name)).join(', '));
  return (
    // The button in the row does the same by key.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- as said above
    <tr
      className={isChosen ? 'chosen' : undefined}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('button, a') !== null)) onEdit(domain.id);
      }}
    >
      <td style={{ paddingInlineStart: `calc(12px + ${depth} * var(--cidr-step))` }}>
        <div className="cidr-domain">
          {depth > 0 && <span className="cidr-branch" aria-hidden="true" />}
          <i className="cidr-mark" style={{ background: colour(domain.name) }} aria-hidden="true" />
          <button type="button" className="row-button cidr-name cut" aria-label={w.editOf(name)} title={domain.name} onClick={() => onEdit(domain.id)}>{depth > 0 ? <b>{name}</b> : name}</button>
          {parent !== null && <span className="unseen">{w.inside(nameOf(parent.name))}</span>}
          {also !== null && <span className="tertiary cidr-also cut" title={also}>{also}</span>}
        </div>
      </td>
      <td className="mono" title={domain.blocks.join('\n')}>{domain.rest ? <span className="secondary cidr-plain">{w.everyOther}</span> : <Blocks blocks={domain.blocks} />}</td>
      <td className="tertiary cidr-further">{kind === null ? '' : w[kind]}</td>
      <td className="end">{all === null ? '–' : formatExact(traffic?.addresses ?? 0)}</td>
      <Bytes traffic={traffic} all={all} />
      <td className="secondary cut cidr-further" title={domain.remark}>{domain.remark}</td>
      <td className="end" aria-label={w.moreOf(name)}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={24} aria-label={w.moreOf(name)}><Icon name="more" /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onEdit(domain.id)}>{w.edit}</Menu.Item>
            {all !== null && <Menu.Item onClick={() => onTraffic(domain)}>{w.showRecords}</Menu.Item>}
            <Menu.Item className="reject" onClick={() => onDelete(domain)}>{w.remove}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}

/** As many as there is room for, the rest as a number. */
function Blocks({ blocks }: { readonly blocks: readonly string[] }) {
  const w = useWords(words);
  const shown = blocks.slice(0, (blocks[0]?.length ?? 0) > 18 ? 1 : 2);
  return <>{shown.join(', ')}{blocks.length > shown.length && <span className="tertiary cidr-plain"> {w.andMore(blocks.length - shown.length)}</span>}</>;
}

function Bytes({ traffic, all }: { readonly traffic: DomainTraffic | null; readonly all: Labelled | null }) {
  const units = useUnits();
  const bytes = traffic?.bytes ?? 0;
  return (
    <>
      <td className="end" title={all === null ? undefined : formatExact(bytes)}>{all === null ? '–' : bytes === 0 ? '0' : formatBytes(bytes, units)}</td>
      <td className="end tertiary cidr-further">{all === null ? '' : formatShare(shareOf(bytes, all.bytes))}</td>
    </>
  );
}

const presets = new Map(presetDomains.domains.map((one) => [one.id, one]));

/** Null for a domain of the reader's own. */
function kindOf({ id, name, blocks, rest }: Domain): 'preset' | 'presetChanged' | null {
  const preset = presets.get(id);
  if (preset === undefined) return null;
  const isAsItWas = preset.name === name && preset.rest === rest && preset.blocks.toSorted().join() === blocks.toSorted().join();
  return isAsItWas ? 'preset' : 'presetChanged';
}
