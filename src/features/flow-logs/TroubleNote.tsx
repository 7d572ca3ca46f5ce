import { Icon } from '../../ui/icons.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { BillingLink, LogstoreLink } from './links.tsx';
import { mayChange, type Row } from './row.ts';
import type { Trouble } from './trouble.ts';
import { words } from './words.ts';

/** Cause and repair, in the row beneath. */
export function TroubleNote({ row, trouble, onRemove }: { readonly row: Row; readonly trouble: Trouble; readonly onRemove: () => void }) {
  const w = usePartWords(words);
  return (
    <div className="flow-log-trouble small">
      <span className="reject"><Icon name="warn" little /></span>
      <span>{trouble.text}</span>
      <span className="flow-log-repairs">
        {trouble.repairs.map((repair) => {
          if (row.kind !== 'alibaba') return null;
          if (repair === 'logstore') return <LogstoreLink key={repair} region={row.region} project={row.log.project} logstore={row.log.logstore}>{w.openLogstore}</LogstoreLink>;
          if (repair === 'remove') return mayChange(row) && <button key={repair} type="button" className="link" onClick={onRemove}>{w.removeIt}</button>;
          return <BillingLink key={repair}>{w.openBill}</BillingLink>;
        })}
      </span>
    </div>
  );
}
