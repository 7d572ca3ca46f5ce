import { formatExact } from '../../base/format/number.ts';
import type { SuggestedRule } from '../../catalog/suggested-rules.ts';
import { useHistories, type HistoryResult } from '../../state/alerts.ts';
import { useDescription } from '../../state/engine.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { RuleCells, RuleHeads } from './RuleCells.tsx';
import type { RuleWish } from './RuleForm.tsx';
import { offeredRules, wishOf } from './suggestions.ts';
import { alertWords } from './words.ts';

/** The screen before there is a rule: what rules are, how one is made, and those to begin with, each with what it would have told. */
export function FirstRules({ onTake }: { readonly onTake: (wish: RuleWish) => void }) {
  const w = usePartWords(alertWords);
  const offered = offeredRules([]);
  // Nobody waits for what they would have told: whatever else is asked comes first.
  const histories = useHistories(offered, 'later');
  return (
    <>
      <section className="alerts-first" aria-labelledby="alerts-first">
        <h2 id="alerts-first">{w.none}</h2>
        <p className="small secondary">{w.noneDetail}</p>
        <ol className="small" aria-label={w.firstSteps}>
          {[w.firstTake, w.firstTry, w.firstKeep].map((step) => <li key={step}>{step}</li>)}
        </ol>
      </section>
      <section aria-labelledby="alerts-offered">
        <div className="alerts-first"><h2 id="alerts-offered">{w.suggestedTitle} <span className="small tertiary">{w.suggestedDetail}</span></h2></div>
        <table className="list alert-rules alert-offers">
          <thead>
            <tr>
              <RuleHeads />
              <th scope="col" className="end alert-would">{w.wouldHaveFired}</th>
            </tr>
          </thead>
          <tbody>
            {offered.map((rule, i) => <Offer key={rule.suggestion} rule={rule} history={histories[i] ?? null} onTake={() => onTake(wishOf(rule))} />)}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface OfferProps {
  readonly rule: SuggestedRule;
  readonly history: HistoryResult | null;
  readonly onTake: () => void;
}

function Offer({ rule, history, onTake }: OfferProps) {
  const { records } = useDescription();
  const told = history?.ok === true ? history.value : null;
  const isAsked = rule.measure.kind === 'statement' && records > 0;
  return (
    <tr>
      <RuleCells rule={rule} told={told} onChoose={onTake} />
      <td className="end">{told !== null ? formatExact(told.events.length) : isAsked && history === null ? '…' : '–'}</td>
    </tr>
  );
}
