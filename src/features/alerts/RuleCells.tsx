import type { AlertRule } from '../../model/alert.ts';
import { titleIn } from '../../model/panel.ts';
import type { AlertHistory } from '../../state/alert-history.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { formWords } from './form-words.ts';
import { RuleStrip } from './RuleStrip.tsx';
import { conditionText, measureText, unitOf, windowText } from './texts.ts';
import { alertWords } from './words.ts';

/** Heads of the columns that each list of rules begins with. */
export function RuleHeads() {
  const w = usePartWords(alertWords);
  return (
    <>
      <th scope="col">{w.rule}</th><th scope="col" className="wide-only">{w.measure}</th><th scope="col" className="wide-only">{w.condition}</th>
      <th scope="col" className="alert-strip-cell wide-only"><span className="unseen">{w.whenFired}</span></th>
    </>
  );
}

interface RuleCellsProps {
  readonly rule: Pick<AlertRule, 'name' | 'measure' | 'condition' | 'window'>;
  /** Where it fired, null where that is not known. */
  readonly told: AlertHistory | null;
  readonly isPaused?: boolean;
  readonly onChoose: () => void;
}

/** What a rule is: its name, what it counts, when it fires, and when it did. */
export function RuleCells({ rule, told, isPaused = false, onChoose }: RuleCellsProps) {
  const w = usePartWords(alertWords);
  const f = usePartWords(formWords);
  const { language, units } = useReader();
  const name = titleIn(rule.name, language);
  const measure = measureText(rule, w, f, language);
  const condition = rule.measure.kind === 'delivery' ? w.any : w.perWindow(conditionText(rule.condition, w, { unit: told?.unit ?? unitOf(rule), units }), windowText(rule.window, language));
  return (
    <>
      <td><button type="button" className="link alert-name cut" title={name} onClick={onChoose}>{name}</button><span className="narrow-only small secondary alert-means">{measure} · {condition}</span></td>
      <td className="secondary wide-only" title={measure}>{measure}</td>
      <td className="wide-only" title={condition}>{condition}</td>
      <td className="wide-only">{told !== null && !isPaused && <RuleStrip history={told} window={rule.window} />}</td>
    </>
  );
}
