import { usePartWords } from '../../../ui/reader.tsx';
import { idleText, isFailing, nameOf } from './texts.ts';
import type { CoverageNode } from './tree.ts';
import { coverageWords } from './words.ts';

/** By which flow logs a row is recorded: those that fail first, then those that arrive, then those that start; who is off is told where nothing else is. */
export function ByText({ node }: { readonly node: CoverageNode }) {
  const w = usePartWords(coverageWords);
  const failing = node.idle.filter(isFailing).map((log) => idleText(log, w));
  const running = [...node.by.map(nameOf), ...node.starting.map((log) => w.startingLog(nameOf(log)))].join(w.comma);
  if (failing.length > 0 || running !== '') {
    const broken = <span className="reject">{failing.join(w.comma)}</span>;
    // One that fails comes first where something is missing for it.
    const parts = node.counts.whole < node.enis ? [failing.length > 0 && broken, running] : [running, failing.length > 0 && broken];
    const [first, second] = parts.filter((part) => part !== false && part !== '');
    return <span title={[...failing, running].filter((text) => text !== '').join(w.comma)}>{first}{second !== undefined && w.comma}{second}</span>;
  }
  const own = node.idle.filter(({ resourceId }) => resourceId === node.id || node.type === 'NetworkInterface');
  return <span className="tertiary">{own.length > 0 ? own.map((log) => idleText(log, w)).join(w.comma) : node.idle.length > 0 ? w.byNoneRuns : w.byNone}</span>;
}
