import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { conditionText, keyLabel } from '../../features/alerts/texts.ts';
import { alertWords } from '../../features/alerts/words.ts';
import { titleIn } from '../../model/panel.ts';
import { keyText } from '../../model/firing.ts';
import { followOtherTabs, useAlertRules } from '../../state/alert-rules.ts';
import { useHistories, useRuleOwner } from '../../state/alerts.ts';
import { useDescription } from '../../state/engine.tsx';
import { useFailedDeliveries } from '../../state/failed-deliveries.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { useSettings } from '../../state/settings.ts';
import { sayByBrowser } from './browser-notice.ts';

/**
 * The page of alerts in the rail, with how many rules fire now. Its rules are asked when nothing else is; while a source is followed,
 * what begins to fire is told by the browser too, where the reader asked for that.
 */
export function AlertsLink() {
  const w = useWords(alertWords);
  const language = useLanguage();
  const owner = useRuleOwner();
  const all = useAlertRules((state) => state.rules);
  const rules = all.filter((rule) => rule.owner === owner && !rule.paused);
  const histories = useHistories(rules, 'later');
  const deliveries = useFailedDeliveries(rules.some(({ measure }) => measure.kind === 'delivery'));
  const { reading, revision } = useDescription();
  const wanted = useSettings((settings) => settings.alertNotices);
  useEffect(followOtherTabs, []);
  const firing = rules.flatMap((rule, i) => {
    const history = histories[i];
    return history?.ok === true ? history.value.events.filter(({ open }) => open).map((event) => ({ rule, event, id: `${rule.id} ${event.range.from} ${keyText(event.key)}` })) : [];
  });
  const ids = firing.map(({ id }) => id).join('\n');
  const known = useRef<{ readonly owner: string | null; readonly ids: ReadonlySet<string> } | null>(null);
  const isWhole = histories.every((history) => history !== null);
  useEffect(() => {
    if (!isWhole || reading) return;
    const before = known.current;
    known.current = { owner, ids: new Set(ids === '' ? [] : ids.split('\n')) };
    // What fires when a source is opened is history; only what is new beside it is news.
    if (before === null || before.owner !== owner || !wanted) return;
    for (const { rule, event, id } of firing) {
      if (!before.ids.has(id)) sayByBrowser(titleIn(rule.name, language), `${keyLabel(event.key, w.everyone)}: ${conditionText(rule.condition, w)}`);
    }
  }, [ids, isWhole, reading, revision, owner, wanted]); // oxlint-disable-line react/exhaustive-deps -- the ids say what `firing` holds
  const failing = (deliveries ?? []).length > 0 ? 1 : 0;
  const count = new Set(firing.map(({ rule }) => rule.id)).size + failing;
  return (
    <Link to="/alerts" search={withoutQuery} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
      <span className="grow">{w.title}</span>
      {count > 0 && <span className="rail-count reject" title={w.firing}>{count}<span className="unseen"> {w.firing}</span></span>}
    </Link>
  );
}
