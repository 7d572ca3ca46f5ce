import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useDescription } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { words } from './words.ts';

/** The screens over the records as they are, with the fields without which they would show nothing. */
const screens = [
  { to: '/overview', name: 'overview', needs: [] },
  { to: '/policy', name: 'policy', needs: ['action'] },
  { to: '/eni', name: 'eni', needs: ['eni-id', 'direction'] },
  { to: '/ecs', name: 'ecs', needs: ['eni-id', 'vpc-id', 'direction'] },
  { to: '/findings', name: 'findings', needs: [] },
  { to: '/query', name: 'customQuery', needs: [] },
] as const satisfies readonly { readonly to: string; readonly name: string; readonly needs: readonly string[] }[];

/** Links to the monitoring screens. One that the open records cannot feed stays, and says why on hover and focus. */
export function MonitoringLinks() {
  const w = useWords(words);
  const { records, fields } = useDescription();
  return screens.map(({ to, name, needs }) => {
    const missing = records === 0 ? [] : needs.filter((field) => !fields.includes(field));
    const reason = missing.length === 0 ? null : missing.some((field) => field === 'action') ? w.noVerdict : w.notInRecords(missing.join(', '));
    return <MonitoringLink key={to} to={to} label={w[name]} reason={reason} />;
  });
}

function MonitoringLink({ to, label, reason }: { readonly to: (typeof screens)[number]['to']; readonly label: string; readonly reason: string | null }) {
  const id = useId();
  return (
    // What the Custom Query page asks stays out of the links of other screens; it remembers that itself.
    <Link
      to={to} search={withoutQuery} className={reason === null ? 'rail-item' : 'rail-item rail-later'} activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }} aria-describedby={reason === null ? undefined : id}
    >
      {label}
      {reason !== null && <span id={id} role="tooltip" className="rail-reason small">{reason}</span>}
    </Link>
  );
}
