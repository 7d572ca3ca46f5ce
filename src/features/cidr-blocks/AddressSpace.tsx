import { useMemo, useState, type KeyboardEvent } from 'react';
import { clamp } from '../../base/clamp.ts';
import { formatExact } from '../../base/format/number.ts';
import { formatBytes } from '../../base/format/volume.ts';
import type { Words } from '../../base/words.ts';
import { placed, bitsOf, blockAt, printed, type Placed } from '../../model/domain-rules/placed.ts';
import type { DomainSet } from '../../model/domains.ts';
import { tokensOf } from '../../model/theme.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { useScheme } from '../../state/theme.ts';
import { busiest, largestSilent, shadeOf, spaceOf, type Space, type SpaceCell } from './space.ts';
import type { AddressTraffic } from './traffic.ts';
import { partWords } from './part-words.ts';

interface AddressSpaceProps {
  readonly set: DomainSet;
  /** Blocks that can be chosen, as written; the first is shown until another is. */
  readonly blocks: readonly string[];
  readonly addresses: readonly AddressTraffic[] | null;
  readonly colour: (name: string) => string;
  readonly onMake: (block: string) => void;
}

/** A block laid out as equal cells: whose each is, what it carries, and what carries traffic without a domain of its own. */
export function AddressSpace({ set, blocks, addresses, colour, onMake }: AddressSpaceProps) {
  const w = useWords(partWords);
  const nameOf = useDomainName();
  const [looked, setLooked] = useState<string | null>(null);
  const first = useMemo(() => {
    const block = placed(blocks[0] ?? '');
    return block === null ? null : printed(busiest(block, addresses ?? []));
  }, [blocks, addresses]);
  const at = looked ?? first;
  const whole = useMemo(() => (at === null ? null : placed(at)), [at]);
  const space = useMemo(() => (whole === null ? null : spaceOf(whole, addresses ?? [], set)), [whole, addresses, set]);
  if (space === null || whole === null || at === null) return null;
  const wider = whole.prefix > 0 ? blockAt(whole.family, whole.first, Math.max(0, whole.prefix - 8)) : null;
  const cell = `/${space.cells[0]?.place.prefix ?? ''}`;
  const options = blocks.includes(at) ? blocks : [at, ...blocks];
  return (
    <section className="cidr-part" aria-labelledby="cidr-space">
      <div className="row cidr-part-head">
        <h2 className="part" id="cidr-space">{w.space}</h2>
        <span className="small tertiary cut grow">{addresses === null ? w.spacePlain(printed(whole), cell) : w.spaceOf(printed(whole), cell)}</span>
        {wider !== null && whole.prefix > 0 && <button type="button" className="link small" onClick={() => setLooked(printed(wider))}>{w.wider(printed(wider))}</button>}
        <select className="region-select small mono" aria-label={w.chooseBlock} value={at} onChange={(event) => setLooked(event.currentTarget.value)}>
          {options.map((block) => <option key={block} value={block}>{block}</option>)}
        </select>
      </div>
      <p className="small secondary">{sentence(space, w, addresses !== null, nameOf)}</p>
      <Cells key={at} space={space} colour={colour} onLook={(place) => setLooked(printed(place))} onMake={(place) => onMake(printed(place))} />
    </section>
  );
}

function sentence(space: Space, w: Words<typeof partWords>, known: boolean, nameOf: (name: string) => string): string {
  const { cells, whole } = space;
  if (!known) return '';
  const byDomain = new Map<string, { used: number; all: number }>();
  for (const { domain, addresses } of cells) {
    if (domain === null) continue;
    const one = byDomain.get(domain.name) ?? { used: 0, all: 0 };
    byDomain.set(domain.name, { used: one.used + (addresses > 0 ? 1 : 0), all: one.all + 1 });
  }
  const named = [...byDomain].toSorted((a, b) => b[1].used - a[1].used).slice(0, 1).map(([name, { used, all }]) => w.used(nameOf(name), used, all));
  const silent = largestSilent(space);
  const unnamed = cells.filter(({ isUnnamed }) => isUnnamed).length;
  const parts = [...named, ...(silent === null || silent.prefix <= whole.prefix ? [] : [w.silent(printed(silent))]), ...(unnamed > 0 ? [w.unnamedCells(unnamed)] : [])];
  return parts.length === 0 ? '' : parts.join(w.separator) + w.stop;
}

interface CellsProps {
  readonly space: Space;
  readonly colour: (name: string) => string;
  readonly onLook: (place: Placed) => void;
  readonly onMake: (place: Placed) => void;
}

function Cells({ space: { cells, perRow, own }, colour, onLook, onMake }: CellsProps) {
  const w = useWords(partWords);
  const nameOf = useDomainName();
  const tokens = tokensOf[useScheme()];
  const units = useUnits();
  const [at, setAt] = useState(0);
  const amounts = cells.flatMap(({ bytes }) => (bytes > 0 ? [bytes] : []));
  const least = Math.min(...amounts);
  const most = Math.max(...amounts);
  const said = ({ place, domain, within, addresses, bytes, isUnnamed }: SpaceCell): string =>
    w.cell(printed(place), domain === null ? w.noDomain : nameOf(domain.name), formatExact(addresses), formatBytes(bytes, units)) + (within.length > 0 ? w.cellWithin(within.map(({ name }) => nameOf(name)).join(', ')) : '') + (isUnnamed ? w.cellUnnamed : '');
  const moved = (event: KeyboardEvent<HTMLFieldSetElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow }[event.key];
    const place = cells[at]?.place;
    if (step !== undefined) {
      event.preventDefault();
      const next = clamp(at + step, 0, cells.length - 1);
      setAt(next);
      event.currentTarget.querySelectorAll('button')[next]?.focus();
    } else if (event.key.toLowerCase() === 'n' && place !== undefined) onMake(place);
  };
  return (
    <>
      {/* Keys of the cells, which bubble up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above */}
      <fieldset className="cidr-space" style={{ gridTemplateColumns: `max-content repeat(${perRow}, minmax(0, 1fr))` }} aria-label={`${w.space}. ${w.cellHelp}`} onKeyDown={moved}>
        {cells.map((cell, i) => {
          const shade = shadeOf(cell.bytes, least, most);
          const canLook = cell.place.prefix < bitsOf(cell.place.family);
          const button = (
            <button
              key={i} type="button" tabIndex={i === at ? 0 : -1} className={cell.isUnnamed ? 'cidr-cell unnamed' : 'cidr-cell'} title={said(cell)} aria-label={said(cell)}
              style={{ background: shade === 0 ? undefined : tokens.sequential[shade - 1], ...(cell.domain === null || cell.domain === own ? {} : { borderBottomColor: colour(cell.domain.name) }) }}
              onFocus={() => setAt(i)} onClick={() => (canLook ? onLook(cell.place) : onMake(cell.place))}
            />
          );
          if (i % perRow !== 0) return button;
          const bits = Math.log2(perRow);
          return [<span key={`row-${i}`} className="mono tertiary cidr-space-row">{printed({ ...cell.place, prefix: cell.place.prefix - bits })}</span>, button];
        })}
      </fieldset>
      {amounts.length > 0 && (
        <p className="micro tertiary row cidr-space-key">
          <span>{formatBytes(least, units)}</span>
          <span className="cidr-scale" aria-hidden="true">{tokens.sequential.map((one) => <i key={one} style={{ background: one }} />)}</span>
          <span>{formatBytes(most, units)}</span>
          {cells.some(({ isUnnamed }) => isUnnamed) && <><i className="cidr-outline" aria-hidden="true" /><span>{w.outlined}</span></>}
        </p>
      )}
    </>
  );
}
