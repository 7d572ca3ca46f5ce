import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatExact } from '../../base/format/number.ts';
import { formatShare, shareOf } from '../../base/format/share.ts';
import { formatBytes } from '../../base/format/volume.ts';
import type { DomainSet } from '../../model/domains.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { partWords } from './part-words.ts';
import { talkersOf, talkFilter, talkStatement, type Talker } from './talkers.ts';
import type { Unnamed } from './unnamed.ts';
import { useDomainFrame, useWholeScope } from './use-traffic.ts';

/** At first, and of all that there are: whom they talk to is asked of those that are shown. */
const firstShown = 8;
const mostShown = 200;

interface WithoutDomainProps {
  readonly unnamed: readonly Unnamed[];
  readonly set: DomainSet;
  readonly range: string;
  readonly onMake: (block: string) => void;
}

/** Blocks with traffic that only a wide block takes, with whom they talk, each a click away from a domain of its own. */
export function WithoutDomain({ unnamed, set, range, onMake }: WithoutDomainProps) {
  const w = useWords(partWords);
  const [isWhole, setWhole] = useState(false);
  const rows = useRef<HTMLTableSectionElement>(null);
  const shown = useMemo(() => unnamed.slice(0, isWhole ? mostShown : firstShown), [unnamed, isWhole]);
  const whole = useWholeScope();
  const scope = useMemo(() => ({ ...whole, filters: [talkFilter(shown.map(({ block }) => block))] }), [whole, shown]);
  const { frame } = useDomainFrame(talkStatement, scope, shown.length > 0);
  const talkers = useMemo(() => (frame === null ? null : talkersOf(frame, shown, set)), [frame, shown, set]);
  const showWhole = (): void => {
    flushSync(() => setWhole(true));
    // The button is gone: on to the first row that it brought.
    rows.current?.rows[firstShown]?.querySelector('button')?.focus();
  };
  return (
    <section className="cidr-part" aria-labelledby="cidr-unnamed">
      <div className="row cidr-part-head">
        <h2 className="part" id="cidr-unnamed">{w.unnamed}</h2>
        {unnamed.length > 0 && <span className="small tertiary">{w.unnamedContext(unnamed.length)}</span>}
      </div>
      {unnamed.length === 0 ? <p className="small secondary">{w.unnamedNone}</p> : (
        <div className="cidr-table-scroll">
          <table className="list cidr-unnamed" aria-labelledby="cidr-unnamed">
            <thead>
              <tr>
                <th scope="col">{w.block}</th><th scope="col" className="cidr-further">{w.fallsTo}</th><th scope="col" className="end">{w.addresses}</th><th scope="col" className="end sorted" aria-sort="descending">{w.bytes(range)} ↓</th>
                <th scope="col" className="cidr-further">{w.talksTo}</th><th scope="col"><span className="unseen">{w.make}</span></th>
              </tr>
            </thead>
            <tbody ref={rows}>
              {shown.map((one) => <Row key={one.block} one={one} talkers={talkers?.get(one.block) ?? []} onMake={onMake} />)}
            </tbody>
          </table>
          {unnamed.length > shown.length && <p className="small tertiary cidr-foot">{w.andBlocks(unnamed.length - shown.length)} {!isWhole && <button type="button" className="link" onClick={showWhole}>{w.showWhole}</button>}</p>}
        </div>
      )}
    </section>
  );
}

interface RowProps extends Pick<WithoutDomainProps, 'onMake'> {
  readonly one: Unnamed;
  readonly talkers: readonly Talker[];
}

function Row({ one: { block, falls, addresses, bytes }, talkers, onMake }: RowProps) {
  const w = useWords(partWords);
  const nameOf = useDomainName();
  const units = useUnits();
  const fallsTo = falls === null ? w.noDomain : nameOf(falls.name);
  const talksTo = talkers.slice(0, 2).map(({ name, part }, at) => {
    const said = name === null ? w.noDomain : nameOf(name);
    return at === 0 ? w.talker(said, formatShare(shareOf(part, 1))) : said;
  }).join(w.comma);
  return (
    <tr>
      <td className="mono">{block}</td>
      <td className="tertiary cidr-further" title={fallsTo}>{fallsTo}</td>
      <td className="end">{formatExact(addresses)}</td>
      <td className="end" title={formatExact(bytes)}>{formatBytes(bytes, units)}</td>
      <td className="secondary cidr-further" title={talksTo}>{talksTo}</td>
      <td className="end"><button type="button" className="link" aria-label={w.makeOf(block)} onClick={() => onMake(block)}>{w.make}</button></td>
    </tr>
  );
}
