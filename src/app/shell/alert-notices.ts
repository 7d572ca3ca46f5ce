import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { recordsSearch } from '../../features/alerts/records-search.ts';
import { conditionText, keyLabel } from '../../features/alerts/texts.ts';
import { alertWords } from '../../features/alerts/words.ts';
import type { AlertRule } from '../../model/alert.ts';
import { titleIn } from '../../model/panel.ts';
import { AlertNews } from '../../state/alert-news.ts';
import { useFreshHistories } from '../../state/alerts.ts';
import { useDescription } from '../../state/engine.tsx';
import { useLanguage, useWords } from '../../state/language.ts';
import { useLogstoreReading } from '../../state/logstore.ts';
import { withoutQuery } from '../../state/search.ts';
import { useSession } from '../../state/session.ts';
import { useSettings } from '../../state/settings.ts';
import { sayByBrowser } from './browser-notice.ts';

/**
 * While a source is followed, what begins to fire is told by the browser, where the reader asked for that: once for each rule, however
 * many it fires for at that moment. A click opens the records; those of several, the list of what fired.
 * @param rules those that are on, of what is open
 */
export function useAlertNotices(rules: readonly AlertRule[]): void {
  const w = useWords(alertWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const histories = useFreshHistories(rules, 'later');
  const { reading } = useDescription();
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
      const { keys } = history.value;
      sayByBrowser({
        title: titleIn(rule.name, language),
        body: `${w.andMore(keyLabel(first.key, w.everyone), events.length - 1)}: ${conditionText(rule.condition, w)}`,
        tag: `${rule.id} ${first.range.from} ${keyLabel(first.key, '')}`,
        onClick: () => void (events.length > 1 ? navigate({ to: '/alerts', search: withoutQuery }) : navigate({ to: '/query', search: (before) => recordsSearch(measure, first, keys, before) })),
      });
    });
  }, [rules, histories, reading, follows, source, wanted, language, w, navigate]);
}
