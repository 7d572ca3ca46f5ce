import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { recordsBehind, recordsSearch } from '../../features/alerts/records-search.ts';
import { conditionText, keyLabel, windowText } from '../../features/alerts/texts.ts';
import { alertWords } from '../../features/alerts/words.ts';
import type { AlertRule } from '../../model/alert.ts';
import { titleIn } from '../../model/panel.ts';
import { AlertNews } from '../../state/alert-news.ts';
import { useFreshHistories } from '../../state/alerts.ts';
import { DeliveryNews } from '../../state/delivery-news.ts';
import { useDescription } from '../../state/engine.tsx';
import { useDeliveryRegion, type FailedDelivery } from '../../state/failed-deliveries.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useLogstoreReading } from '../../state/logstore.ts';
import { withoutQuery } from '../../state/search.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useUnits } from '../../state/settings.ts';
import { sayByBrowser } from './browser-notice.ts';

/**
 * While a source is followed, what begins to fire is told by the browser, where the reader asked for that: once for each rule, however
 * many it fires for at that moment. A click opens the records; those of several, the list of what fired.
 * @param rules those that are on, of what is open
 */
export function useAlertNotices(rules: readonly AlertRule[]): void {
  const w = useWords(alertWords);
  const language = useLanguage();
  const units = useUnits();
  const navigate = useNavigate();
  const histories = useFreshHistories(rules, 'later');
  const { reading, fields } = useDescription();
  const wanted = useSettings((settings) => settings.alertNotices);
  const follows = useLogstoreReading((state) => state.reading?.follows === true);
  const source = useSession(({ held }) => JSON.stringify(held));
  const news = useRef(new AlertNews());
  useEffect(() => {
    if (reading) return;
    rules.forEach((rule, i) => {
      const history = histories[i];
      const { measure } = rule;
      if (history?.ok !== true || measure.kind !== 'statement') return;
      const events = news.current.take(source, rule, history.value, follows);
      const [first] = events;
      if (first === undefined || !wanted) return;
      const { keys, unit } = history.value;
      sayByBrowser({
        title: titleIn(rule.name, language),
        body: `${w.andMore(keyLabel(first.key, w.everyone), events.length - 1)}: ${w.perWindow(conditionText(rule.condition, w, { unit, units }), windowText(rule.window, language))}`,
        tag: `${rule.id} ${first.range.from} ${keyLabel(first.key, '')}`,
        onClick: () => void (events.length > 1 ? navigate({ to: '/alerts', search: withoutQuery }) : navigate({ to: '/query', search: (before) => recordsSearch(recordsBehind(measure, first, keys, fields).search, first, before) })),
      });
    });
  }, [rules, histories, reading, fields, follows, source, wanted, language, units, w, navigate]);
}

/**
 * What begins to fail to deliver is told by the browser too, while an account is open, whether or not a source is followed: that no
 * records come is what it is about. A click opens the flow logs.
 * @param rules those that are on
 * @param failing null where no account tells
 */
export function useDeliveryNotices(rules: readonly AlertRule[], failing: readonly FailedDelivery[] | null): void {
  const w = useWords(alertWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const region = useDeliveryRegion();
  const wanted = useSettings((settings) => settings.alertNotices);
  const news = useRef(new DeliveryNews());
  const rule = rules.find(({ measure }) => measure.kind === 'delivery');
  useEffect(() => {
    const begun = news.current.take(region, failing);
    const [first] = begun;
    if (first === undefined || rule === undefined || !wanted) return;
    sayByBrowser({
      title: titleIn(rule.name, language),
      body: `${w.andMore(first.name === '' ? first.id : first.name, begun.length - 1)}: ${first.why}`,
      tag: `${rule.id} ${region} ${begun.map(({ id }) => id).join(' ')}`,
      onClick: () => void navigate({ to: '/flow-logs', search: withoutQuery }),
    });
  }, [rule, region, failing, wanted, language, w, navigate]);
}
