import { useMemo, useState } from 'react';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { functionList, type FunctionHelp } from '../editor/functions.ts';
import { AsideFrame, holdsWords } from './AsideFrame.tsx';
import { families, familyOf } from './function-family.ts';
import { asideWords } from './words.ts';

/** Every function of the language by family, with what it takes and gives; a click types it where the caret stands. */
export function FunctionsAside({ onInsert, onClose }: { readonly onInsert: (text: string, back?: number) => void; readonly onClose: () => void }) {
  const w = usePartWords(asideWords);
  const { language } = useReader();
  const [looked, setLooked] = useState('');
  const all = useMemo(() => functionList(language), [language]);
  const found = all.filter(({ name, doc, signature }) => holdsWords([name, doc, signature], looked));
  // The caret comes to stand between the parentheses.
  const insert = ({ name, signature }: FunctionHelp): void => (signature.includes('(') ? onInsert(`${name}()`, 1) : onInsert(name));
  return (
    <AsideFrame title={w.functions} search={{ value: looked, label: w.searchFunctions, onChange: setLooked }} onClose={onClose}>
      {found.length === 0 ? <p className="query-list-none small secondary">{w.nothingFound}</p> : null}
      {families.map((family) => {
        const those = found.filter((one) => familyOf(one.kind, one.name) === family);
        return those.length === 0 ? null : (
          <section key={family}>
            <h3 className="query-list-group micro">{w[family]}</h3>
            <ul>
              {those.map((one) => (
                <li key={one.name}>
                  <button type="button" className="query-list-item" onClick={() => insert(one)}>
                    <code className="mono query-list-signature">{one.signature}</code>
                    <span className="small secondary">{one.doc}</span>
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
