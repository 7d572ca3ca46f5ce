import { Link } from '@tanstack/react-router';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import type { AlertRule } from '../../model/alert.ts';
import type { AlertEvent } from '../../model/firing.ts';
import type { Unit, Value } from '../../model/frame.ts';
import { titleIn } from '../../model/panel.ts';
import { failingOf, type Deliveries } from '../../state/failed-deliveries.ts';
import { withoutQuery } from '../../state/search.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import type { AskedRule } from './asked-rule.ts';
import { ShowRecords } from './ShowRecords.tsx';
import { conditionText, figureText, keyLabel, windowText } from './texts.ts';
import { alertWords } from './words.ts';

/** As many events as are looked through at one time; the strip above shows the others. */
const most = 50;

interface Fired {
  readonly rule: AlertRule;
  readonly event: AlertEvent;
  readonly unit: Unit;
  readonly keys: readonly string[];
}

interface FiredListProps {
  readonly asked: readonly AskedRule[];
  readonly deliveries: Deliveries;
}

/** What fired, of all rules that are on, newest first; each opens its records. */
export function FiredList({ asked, deliveries }: FiredListProps) {
  const w = usePartWords(alertWords);
  const { language, zone, units } = useReader();
  const all = asked
    .flatMap(({ rule, history }): Fired[] => (history?.ok === true && !rule.paused ? history.value.events.map((event) => ({ rule, event, unit: history.value.unit, keys: history.value.keys })) : []))
    .sort((a, b) => b.event.range.from - a.event.range.from);
  const shown = all.slice(0, most);
  const failing = asked.some(({ rule }) => rule.measure.kind === 'delivery' && !rule.paused) ? (failingOf(deliveries) ?? []) : [];
  const isAsking = asked.some(({ rule, history }) => history === null && !rule.paused && rule.measure.kind === 'statement');
  return (
    <section aria-label={w.whenFired} className="alert-events">
      <h2 className="part row"><span>{w.whenFired}</span>{all.length > 0 && <span className="small tertiary alert-count">{w.firedCount(formatExact(shown.length), formatExact(all.length))}</span>}</h2>
      {all.length === 0 && failing.length === 0 ? (isAsking ? null : <p className="small secondary alerts-none">{w.neverFired}</p>) : (
        <table className="list alert-fired">
          <thead>
            <tr><th scope="col" className="alert-at">{w.at} ↓</th><th scope="col" className="wide-only">{w.rule}</th><th scope="col">{w.for}</th><th scope="col" className="end alert-value" title={w.worstHelp}>{w.worst}</th><th scope="col" className="wide-only">{w.condition}</th><th scope="col" className="alert-open wide-only"><span className="unseen">{w.state}</span></th><th scope="col" className="alert-show"><span className="unseen">{w.deeds}</span></th></tr>
          </thead>
          <tbody>
            {failing.map(({ region, id, name, why }) => (
              <tr key={`${region} ${id}`}>
                <td>–</td><td className="wide-only">{w.delivery}</td><td className="mono" title={id}>{name === '' ? id : name}</td><td className="end">{why}</td><td className="secondary wide-only">{w.any}</td><td className="reject wide-only">{w.stillFiring}</td>
                <td className="end"><Link to="/flow-logs" search={(before) => ({ ...withoutQuery(before), r: region })}>{w.showFlowLogs}</Link></td>
              </tr>
            ))}
            {shown.map(({ rule, event, unit, keys }) => {
              const at = formatTime(event.range.from, zone, 'minute');
              return (
                <tr key={`${rule.id} ${event.range.from} ${String(event.key)}`}>
                  <td>{at}</td>
                  <td className="wide-only">{titleIn(rule.name, language)}</td>
                  <td className={event.key.length === 0 ? 'secondary' : 'mono'}><span className="narrow-only small tertiary">{titleIn(rule.name, language)} </span><Key of={event.key} everyone={w.everyone} /></td>
                  <td className="end" title={formatExact(event.worst.value)}>{figureText(event.worst.value, unit, units)}</td>
                  <td className="secondary wide-only">{w.perWindow(conditionText(rule.condition, w, { unit, units }), windowText(rule.window, language))}</td>
                  <td className="reject wide-only">{event.open ? w.stillFiring : ''}</td>
                  <td className="end"><ShowRecords rule={rule} event={event} keys={keys} label={w.showRecordsOf(titleIn(rule.name, language), at)} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Key({ of, everyone }: { readonly of: readonly Value[]; readonly everyone: string }) {
  const text = keyLabel(of, everyone);
  return <span title={text}>{text}</span>;
}
