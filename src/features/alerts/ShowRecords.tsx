import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AlertRule } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import { useDescription } from '../../state/engine.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { recordsBehind, recordsSearch } from './records-search.ts';
import { alertWords } from './words.ts';

interface ShowRecordsProps {
  readonly rule: Pick<AlertRule, 'measure'>;
  readonly event: Pick<AlertEvent, 'range' | 'key'>;
  /** Names of the columns of the key. */
  readonly keys: readonly string[];
  readonly label: string;
}

/** Goes to the raw records that a rule counted where it fired, and says which of its conditions could not go along. Back returns. */
export function ShowRecords({ rule, event, keys, label }: ShowRecordsProps) {
  const w = usePartWords(alertWords);
  const navigate = useNavigate();
  const { measure } = rule;
  const { fields } = useDescription();
  const { key } = event;
  const behind = useMemo(() => (measure.kind === 'statement' ? recordsBehind(measure, { key }, keys, fields) : null), [measure, key, keys, fields]);
  if (behind === null) return null;
  const { search, leftOut } = behind;
  const others = leftOut.length === 0 ? undefined : w.othersToo(leftOut.join(w.comma));
  return (
    <button
      type="button" className="link" aria-label={others === undefined ? label : w.labelled(label, others)} title={others}
      onClick={() => void navigate({ to: '/query', search: (before) => recordsSearch(search, event, before) })}
    >
      {others === undefined ? w.showRecords : w.showMore}
    </button>
  );
}
