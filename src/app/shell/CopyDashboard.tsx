import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Dashboard } from '../../model/dashboard.ts';
import { titleIn } from '../../model/panel.ts';
import { begin } from '../../state/idle.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { withoutQuery } from '../../state/search.ts';
import { words } from './words.ts';

/** In the menu of a built-in dashboard: makes it one of the reader's own and goes there. What keeps them is loaded with the click. */
export function CopyDashboard({ dashboard, onProblem }: { readonly dashboard: Dashboard; readonly onProblem: (sentence: string) => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const navigate = useNavigate();
  const copy = async (): Promise<void> => {
    const end = begin('copy');
    try {
      const { dashboardCopied } = await import('../../state/saved-dashboards.ts');
      const done = dashboardCopied(dashboard, w.copyOf(titleIn(dashboard.title, language)));
      if (done.ok) await navigate({ to: '/dashboards/$id', params: { id: done.value }, search: withoutQuery });
      else onProblem(w.noRoom);
    } finally {
      end();
    }
  };
  return <Menu.Item onClick={() => void copy()}>{w.saveCopy}</Menu.Item>;
}
