import { Link } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { alertWords } from '../../features/alerts/words.ts';
import { followOtherTabs, useAlertRules } from '../../state/alert-rules.ts';
import { useHistories, useRuleOwner } from '../../state/alerts.ts';
import { failingOf, useDeliveries } from '../../state/failed-deliveries.ts';
import { useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { useAlertNotices, useDeliveryNotices } from './alert-notices.ts';

/** The page of alerts in the rail, with how many rules fire now. Its rules are asked when nothing else is. */
export function AlertsLink() {
  const w = useWords(alertWords);
  const owner = useRuleOwner();
  const all = useAlertRules((state) => state.rules);
  const rules = useMemo(() => all.filter((rule) => rule.owner === owner && !rule.paused), [all, owner]);
  const histories = useHistories(rules, 'later');
  // The rail is on every screen: the demo cloud is not started for a number in it.
  const deliveries = failingOf(useDeliveries(rules.some(({ measure }) => measure.kind === 'delivery'), false));
  useAlertNotices(rules);
  useDeliveryNotices(rules, deliveries);
  useEffect(followOtherTabs, []);
  const firing = rules.filter((_, i) => {
    const history = histories[i];
    return history?.ok === true && history.value.events.some(({ open }) => open);
  });
  const failing = (deliveries ?? []).length > 0 ? 1 : 0;
  const count = firing.length + failing;
  return (
    <Link to="/alerts" search={withoutQuery} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
      <span className="grow">{w.title}</span>
      {count > 0 && <span className="rail-count reject" title={w.firing}>{count}<span className="unseen"> {w.firing}</span></span>}
    </Link>
  );
}
