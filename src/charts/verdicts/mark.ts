export type Verdict = 'accept' | 'reject' | 'unknown';

/** The verdict that a value of a field is; null for other fields. */
export function verdictOf(field: string | undefined, value: string | null): Verdict | null {
  if (field !== 'action') return null;
  return verdictNamed(value ?? '') ?? 'unknown';
}

/** The verdict that a series or a part stands for, by its key; null for what is none. */
export function verdictNamed(key: string): Verdict | null {
  switch (key) {
    case 'ACCEPT':
    case 'accept':
      return 'accept';
    case 'REJECT':
    case 'reject':
      return 'reject';
    case 'no-verdict':
      return 'unknown';
    default:
      return null;
  }
}
