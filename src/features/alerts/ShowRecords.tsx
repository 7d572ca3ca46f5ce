import { useNavigate } from '@tanstack/react-router';
import type { AlertRule } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { recordsSearch } from './records-search.ts';
import { alertWords } from './words.ts';

interface ShowRecordsProps {
  readonly rule: Pick<AlertRule, 'measure'>;
  readonly event: Pick<AlertEvent, 'range' | 'key'>;
  /** Names of the columns of the key. */
  readonly keys: readonly string[];
  readonly label: string;
}

/** Goes to the raw records that a rule counted where it fired. Back returns. */
export function ShowRecords({ rule, event, keys, label }: ShowRecordsProps) {
  const w = usePartWords(alertWords);
  const navigate = useNavigate();
  const { measure } = rule;
  if (measure.kind !== 'statement') return null;
  return <button type="button" className="link" aria-label={label} onClick={() => void navigate({ to: '/query', search: (before) => recordsSearch(measure, event, keys, before) })}>{w.showRecords}</button>;
}
