import { archiveRole } from '../../../model/cloud/archive-role.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { firstWords } from './words.ts';

/** Traffic, flow logs, Logstore: drawn as far as it stands. */
export function Chain({ role, enabled, active }: { readonly role: boolean; readonly enabled: boolean; readonly active: boolean }) {
  const w = usePartWords(firstWords);
  return (
    <ol className="chain small">
      <li><b>{w.boxTraffic}</b><span className="secondary">{w.boxTrafficState}</span></li>
      <li className={enabled ? 'chain-line there micro tertiary' : 'chain-line micro tertiary'}>{w.lineRecords}</li>
      <li><b>{w.boxLogs}</b><span className="secondary">{enabled ? w.boxEnabled : w.boxNotEnabled}</span></li>
      <li className={role ? 'chain-line there micro tertiary' : 'chain-line micro tertiary'}>{role ? archiveRole : w.lineNeeds}</li>
      <li><b>{w.boxStore}</b><span className="secondary">{active ? w.boxActive : w.boxNotActive}</span></li>
    </ol>
  );
}
