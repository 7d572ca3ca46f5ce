import { formatExact } from '../../base/format/number.ts';
import type { SuggestedRule } from '../../catalog/suggested-rules.ts';
import { titleIn } from '../../model/panel.ts';
import { useHistories, type HistoryResult } from '../../state/alerts.ts';
import { useDescription } from '../../state/engine.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { formWords } from './form-words.ts';
import type { RuleWish } from './RuleForm.tsx';
import { RuleStrip } from './RuleStrip.tsx';
import { offeredRules, wishOf } from './suggestions.ts';
import { conditionText, measureText, windowText } from './texts.ts';
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
        <table className="list alert-rules">
          <thead>
            <tr>
              <th scope="col">{w.rule}</th><th scope="col" className="wide-only">{w.measure}</th><th scope="col" className="wide-only">{w.condition}</th>
              <th scope="col" className="alert-strip-cell wide-only"><span className="unseen">{w.whenFired}</span></th><th scope="col" className="end alert-would">{w.wouldHaveFired}</th>
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
  const w = usePartWords(alertWords);
  const f = usePartWords(formWords);
  const { language, units } = useReader();
  const { records } = useDescription();
  const name = titleIn(rule.name, language);
  const told = history?.ok === true ? history.value : null;
  const measure = measureText(rule, w, f);
  const isAsked = rule.measure.kind === 'statement' && records > 0;
  const condition = rule.measure.kind === 'delivery' ? w.any : w.perWindow(conditionText(rule.condition, w, told && { unit: told.unit, units }), windowText(rule.window, language));
  return (
    <tr>
      <td><button type="button" className="link alert-name cut" title={name} onClick={onTake}>{name}</button></td>
      <td className="secondary wide-only" title={measure}>{measure}</td>
      <td className="wide-only" title={condition}>{condition}</td>
      <td className="wide-only">{told !== null && <RuleStrip history={told} window={rule.window} />}</td>
      <td className="end">{told !== null ? formatExact(told.events.length) : isAsked && history === null ? '…' : '–'}</td>
    </tr>
  );
}
