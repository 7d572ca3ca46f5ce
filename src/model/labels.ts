/**
 * Labels of addresses that are set from outside: names of domains and of threat lists. Other ones change no record, so what names none
 * of them is answered as before. Here it is said what names them, for statements, plans and tables alike.
 */
export const labelFields: ReadonlySet<string> = new Set(['srctype', 'dsttype', 'srcthreat', 'dstthreat']);

/** Functions that ask the threat lists. */
export const isLabelFunction = (name: string): boolean => name.startsWith('security_check_');

const steps = 65_536;

/** One number for both: the whole part grows with the records, the fraction says which labels they have. */
export function revisionOf(records: number, labels: number): number {
  return records + (labels % steps) / steps;
}

/** What of a revision an answer depends on that names labels, or none. */
export function revisionFor(namesLabels: boolean, revision: number): number {
  return namesLabels ? revision : Math.floor(revision);
}
