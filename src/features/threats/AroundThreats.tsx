import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { useDescription } from '../../state/engine.tsx';
import { withoutQuery } from '../../state/search.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { useView } from '../../state/view.ts';
import { PanelNotice } from '../../ui/panel/PanelState.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { chosenAddress } from './chosen-address.ts';
import { EvidenceAside } from './EvidenceAside.tsx';
import { threatWords } from './words.ts';
import '../../ui/panel/panel.css';
import './threats.css';

/** The dashboard of listed addresses between its lists and the evidence; where no list is on, a way to load one in its place. */
export function AroundThreats({ children }: { readonly children: ReactNode }) {
  const w = usePartWords(threatWords);
  const { lists, source, exceptions } = useThreatLists();
  const { fields } = useDescription();
  const { filters } = useView();
  const on = [...lists, ...(source ? [source] : [])].filter((list) => list.on);
  const chosen = chosenAddress(filters);
  // The mark of addresses is a field as soon as a list is on.
  if (on.length === 0 && !fields.includes('srcthreat')) {
    return <div className="threat-none"><PanelNotice fact={w.none} detail={w.noneDetail} action={<Link to="/threats/lists" search={withoutQuery} className="link">{w.load}</Link>} /></div>;
  }
  const newest = on.map(({ date }) => date).filter((date) => date !== null).toSorted().at(-1);
  return (
    <div className={chosen ? 'threats beside' : 'threats'}>
      <div className="threat-main">
        <p className="threat-lists-line small tertiary">
          <span className="cut">{w.matched(on.length, formatExact(on.reduce((sum, { entries }) => sum + entries, 0)))}{newest === undefined ? '' : ` · ${w.newest(newest)}`}{exceptions.length === 0 ? '' : ` · ${w.exceptions(exceptions.length)}`}</span>
          <Link to="/threats/lists" search={withoutQuery}>{w.lists}</Link>
        </p>
        {children}
      </div>
      {chosen && <EvidenceAside key={chosen.address} {...chosen} />}
    </div>
  );
}
