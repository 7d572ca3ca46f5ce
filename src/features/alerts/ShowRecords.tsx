import { useNavigate } from '@tanstack/react-router';
import type { AlertMeasure, AlertRule } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import { between } from '../../model/time-text.ts';
import { emptyQuery } from '../../model/view.ts';
import { recordsOf } from '../../statement/records-of.ts';
import { validateSearch } from '../../state/search.ts';
import { readView, writeView } from '../../state/view-codec.ts';
import { usePartWords } from '../../ui/reader.tsx';
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
  return <button type="button" className="link" aria-label={label} onClick={() => void navigate({ to: '/query', search: (before) => searchOf(measure, event, keys, before) })}>{w.showRecords}</button>;
}

function searchOf(measure: Extract<AlertMeasure, { kind: 'statement' }>, event: ShowRecordsProps['event'], keys: readonly string[], before: unknown): ReturnType<typeof writeView> {
  const { view } = readView(validateSearch(before));
  return writeView({ ...view, filters: [], focus: null, range: between(event.range), query: { ...emptyQuery, text: recordsOf(measure.statement, keys.map((name, i) => ({ name, value: event.key[i] ?? null }))), tab: 'raw' } });
}
