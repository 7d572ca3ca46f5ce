import { Button, TextInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { countryName } from '../../base/geo/names.ts';
import { viewToLink } from '../../state/domain-link.ts';
import type { KeptListProblem } from '../../state/kept-list.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { viewSaved } from '../../state/saved-views.ts';
import { validateSearch } from '../../state/search.ts';
import { useView } from '../../state/view.ts';
import { conditionName } from '../../ui/filters/filter-text.ts';
import { words as filterWords } from '../../ui/filters/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { viewProblem } from './view-problem.ts';
import { viewWords } from './view-words.ts';

/** Asks for the name of a view and saves it; the name that is offered says what the view filters. */
export function SaveView({ onClose }: { readonly onClose: () => void }) {
  const w = useWords(viewWords);
  const f = useWords(filterWords);
  const language = useLanguage();
  const view = useView();
  const { filters } = view;
  const { pathname, search } = useLocation();
  const [name, setName] = useState(() => {
    const screen = document.title.split(' · ')[0] ?? '';
    const [first] = filters;
    return first === undefined ? screen : `${screen}${language === 'zh' ? '：' : ': '}${conditionName(first, f, language, (code) => countryName(code, language))}`.slice(0, 120);
  });
  const [problem, setProblem] = useState<KeptListProblem | null>(null);
  const save = (): void => {
    const { domains, threats } = viewToLink(view, pathname);
    const done = viewSaved(name.trim(), pathname, validateSearch({ ...search, d: domains ?? undefined, l: threats ?? undefined }));
    if (done.ok) onClose();
    else setProblem(done.problem);
  };
  return (
    <Dialog title={w.title} closeName={w.cancel} onClose={onClose}>
      <form
        className="save-view" onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save();
        }}
      >
        <TextInput label={w.name} value={name} maxLength={200} data-autofocus onFocus={(event) => event.currentTarget.select()} onChange={(event) => setName(event.currentTarget.value)} />
        <p className="small tertiary">{w.what}</p>
        {problem !== null && <p className="note error" role="alert">{viewProblem(problem, w)}</p>}
        <div className="row">
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>{w.do}</Button>
          <Button onClick={onClose}>{w.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
