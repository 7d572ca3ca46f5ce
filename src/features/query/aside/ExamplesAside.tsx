import { useState } from 'react';
import { exampleGroups, type Example } from '../../../catalog/example.ts';
import { examples } from '../../../catalog/examples.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { AsideFrame, holdsWords } from './AsideFrame.tsx';
import { asideWords } from './words.ts';

/** Statements to begin with, by what one wants to know; a click asks. */
export function ExamplesAside({ onOpen, onClose }: { readonly onOpen: (example: Example) => void; readonly onClose: () => void }) {
  const w = usePartWords(asideWords);
  const { language } = useReader();
  const [looked, setLooked] = useState('');
  const found = examples.filter(({ title, answers, statement }) => holdsWords([title.en, title.zh, answers.en, answers.zh, statement], looked));
  return (
    <AsideFrame title={w.examples} search={{ value: looked, label: w.searchExamples, onChange: setLooked }} onClose={onClose}>
      {found.length === 0 ? <p className="query-list-none small secondary">{w.nothingFound}</p> : null}
      {exampleGroups.map((group) => {
        const those = found.filter((one) => one.group === group);
        return those.length === 0 ? null : (
          <section key={group}>
            <h3 className="query-list-group micro">{w[group]}</h3>
            <ul>
              {those.map((one) => (
                <li key={one.id}>
                  <button type="button" className="query-list-item" onClick={() => onOpen(one)}>
                    <b>{one.title[language]}</b>
                    <span className="small secondary">{one.answers[language]}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </AsideFrame>
  );
}
