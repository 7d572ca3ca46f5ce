import type { TimeSeries } from '../charts/series.ts';
import { verdictNamed, type Verdict } from '../charts/verdicts/mark.ts';

/** ● accept, ◆ reject, ○ neither: a verdict is never told by colour alone. The word stands beside it, so it is not read out. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict | null }) {
  return verdict === null ? null : <i className={`verdict-mark ${verdict}`} aria-hidden="true" />;
}

interface SwatchProps {
  readonly colour: string;
  readonly mark?: TimeSeries['mark'];
  /** Of a series or part; where it is a verdict, that has a mark of its own. */
  readonly name: string;
}

/** The hues of two ends of a pair: the sender's at the left, the receiver's at the right. The names stand beside it. */
export function PairSwatch({ hues: [from, to] }: { readonly hues: readonly [string, string] }) {
  return <i className="swatch pair" style={{ background: `linear-gradient(to right, ${from} 50%, ${to} 50%)` }} aria-hidden="true" />;
}

/** The colour of a series beside its name. */
export function Swatch({ colour, mark, name }: SwatchProps) {
  // What was before is dashed, whatever it was.
  const verdict = mark === 'dashed' ? null : verdictNamed(name);
  return verdict === null ? <i className={mark === 'line' || mark === 'dashed' ? `swatch ${mark}` : 'swatch'} style={{ background: colour }} /> : <VerdictMark verdict={verdict} />;
}
