import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { keyText, type AlertEvent } from '../../model/firing.ts';
import { useCourses, usePreview } from '../../state/alerts.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { CourseChart } from './CourseChart.tsx';
import { formWords } from './form-words.ts';
import type { RuleWish } from './RuleForm.tsx';
import { ShowRecords } from './ShowRecords.tsx';
import { alertProblemText, figureText, keyLabel, measureText, triedText } from './texts.ts';
import { alertWords } from './words.ts';

/** Courses that a picture can tell apart. */
const mostCourses = 4;
const mostRows = 8;

/** When a rule would have fired over what is open, and how that hangs on its figure. */
export function RulePreview({ rule }: { readonly rule: RuleWish }) {
  const w = usePartWords(formWords);
  const a = usePartWords(alertWords);
  const { language, zone, units } = useReader();
  const { history, half, twice, near } = usePreview(rule);
  const told = history?.ok === true ? history.value : null;
  const worst = worstByKey(told?.events ?? []);
  const shown = (worst.length > 0 ? worst : worstByKey(near)).slice(0, mostCourses).map(({ key }) => key);
  const isOne = told?.keys.length === 0;
  const whole = useCourses(rule, isOne ? [] : shown);
  if (history === null) return <p className="alert-preview small secondary">{w.asking}</p>;
  if (told === null || !history.ok) return <p className="alert-preview note error" role="alert">{history.ok ? '' : alertProblemText(history.problem, a, language, zone)}</p>;
  const { events, windows, firings, unit, keys } = told;
  const met = new Set(firings.map(({ window }) => window)).size;
  const last = firings.at(-1);
  const { condition } = rule;
  const [first] = windows;
  const extent = first === undefined ? '' : [first, (windows.at(-1) ?? first) + rule.window].map((at) => formatTime(at, zone, 'minute')).join(' – ');
  const said = `${w.inWindows(formatExact(met), formatExact(windows.length))}${isOne || worst.length === 0 ? '' : w.forKeys(formatExact(worst.length))}${last === undefined ? (language === 'zh' ? '。' : '.') : w.lastAt(formatTime(last.window, zone, 'minute'))}`;
  return (
    <section className="alert-preview">
      <h3 className="part">{w.wouldHave(events.length)} <span className="small tertiary">{extent}</span></h3>
      <p className="small secondary">{said}</p>
      <CourseChart
        courses={isOne ? told.courses : whole} order={shown.map(keyText)} windows={windows} window={rule.window} firings={firings} unit={unit}
        figure={condition.against === 'fixed' ? condition.figure : null} label={w.chart(measureText(rule, a, w, language))}
      />
      {worst.length > 0 && (
        <table className="list alert-worst">
          <thead><tr><th scope="col" className="alert-at">{w.window}</th><th scope="col">{keys.join(' · ') || a.for}</th><th scope="col" className="end">{a.value} ↓</th><th scope="col" className="alert-show"><span className="unseen">{a.deeds}</span></th></tr></thead>
          <tbody>
            {worst.slice(0, mostRows).map((event, i) => {
              const at = formatTime(event.worst.window, zone, 'minute');
              return (
                <tr key={keyText(event.key)}>
                  <td>{at}</td>
                  <td className={event.key.length === 0 ? undefined : 'mono'} title={keyLabel(event.key, a.everyone)}>{i < mostCourses && <i className={`alert-key c${i}`} aria-hidden="true" />}{keyLabel(event.key, a.everyone)}</td>
                  <td className="end" title={formatExact(event.worst.value)}>{figureText(event.worst.value, unit, units)}</td>
                  <td className="end"><ShowRecords rule={rule} event={{ key: event.key, range: { from: event.worst.window, to: event.worst.window + rule.window } }} keys={keys} label={a.showRecordsOf(keyLabel(event.key, a.everyone), at)} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {half !== null && twice !== null && condition.figure !== 0 && <p className="small secondary alert-sensitivity">{w.sensitivity(triedText(condition.figure * 2, condition, unit, units), twice, triedText(condition.figure / 2, condition, unit, units), half)}</p>}
    </section>
  );
}

/** The worst event of each key, the worst key first. */
function worstByKey(events: readonly AlertEvent[]): readonly AlertEvent[] {
  const beyond = ({ worst: { value, limit } }: AlertEvent): number => Math.abs(value - limit);
  const byKey = new Map<string, AlertEvent>();
  for (const event of events) {
    const name = keyText(event.key);
    const known = byKey.get(name);
    if (known === undefined || beyond(event) > beyond(known)) byKey.set(name, event);
  }
  return [...byKey.values()].sort((a, b) => beyond(b) - beyond(a));
}
