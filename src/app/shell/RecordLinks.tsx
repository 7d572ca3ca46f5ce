import { Link, useLocation } from '@tanstack/react-router';
import { useId } from 'react';
import { screensOf, type Half, type RecordScreen } from '../../model/screens.ts';
import { useDescription } from '../../state/engine.tsx';
import { useLanguage, useWords } from '../../state/language.ts';
import { searchAsking } from '../../state/search.ts';
import { useView } from '../../state/view.ts';
import { dwellMs } from './dwell.ts';
import { LateCount } from './LateCount.tsx';
import { words } from './words.ts';

/** Links to the screens of one half. One that the open records cannot feed stays, and says why on hover and focus. */
export function RecordLinks({ half }: { readonly half: Half }) {
  const w = useWords(words);
  const { records, fields } = useDescription();
  const { pathname } = useLocation();
  const { query } = useView();
  const asked = pathname === '/query' ? (/\b(src|dst)type\b/.test(query?.text ?? '') ? 'inter-domain' : 'monitoring') : null;
  return screensOf(half).map((screen) => {
    const missing = records === 0 ? [] : screen.needs.filter((field) => !fields.includes(field));
    const reason = missing.length === 0 ? null : missing.some((field) => field === 'action') ? w.noVerdict : w.notInRecords(missing.join(', '));
    return <RecordLink key={screen.id} screen={screen} reason={reason} isOtherHalf={screen.to === '/query' && asked !== null && asked !== half} />;
  });
}

interface RecordLinkProps {
  readonly screen: RecordScreen;
  readonly reason: string | null;
  /** Both halves lead to the Custom Query page; what is asked there says which of them it belongs to. */
  readonly isOtherHalf: boolean;
}

function RecordLink({ screen: { to, name, wholeName, asks }, reason, isOtherHalf }: RecordLinkProps) {
  const id = useId();
  const language = useLanguage();
  return (
    // What the Custom Query page asks stays out of the links of other screens; it remembers that itself.
    <Link
      to={to} search={searchAsking(asks)} preload="intent" preloadDelay={dwellMs} className={reason === null ? 'rail-item' : 'rail-item rail-later'} activeProps={{ 'aria-current': 'page' }}
      activeOptions={isOtherHalf ? { includeSearch: true, exact: true } : { includeSearch: false }} aria-label={wholeName?.[language]} aria-describedby={reason === null ? undefined : id}
    >
      {name[language]}
      {to === '/findings' && <LateCount of="SearchedCount" />}
      {to === '/threats' && <LateCount of="ContactedCount" />}
      {reason !== null && <span id={id} role="tooltip" className="rail-reason small">{reason}</span>}
    </Link>
  );
}
