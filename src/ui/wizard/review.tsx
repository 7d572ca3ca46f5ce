import { useState, type ReactNode } from 'react';
import { CopyButton } from '../cloud/CopyButton.tsx';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

interface FactsProps {
  readonly title: string;
  /** The word of the button that leads to where it is chosen. */
  readonly change?: { readonly label: string; readonly onChange: () => void };
  readonly facts: readonly Fact[];
}

/** What was chosen in one step. */
export function Facts({ title, change, facts }: FactsProps) {
  return (
    <section className="wizard-facts" aria-label={title}>
      <h2 className="part ruled">
        {title}
        {change !== undefined && <button type="button" className="link" onClick={change.onChange}>{change.label}</button>}
      </h2>
      <dl className="small">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export interface RequestForm {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

interface LinePiece {
  readonly text: string;
  readonly tone: 'keyword' | 'literal' | null;
  readonly at: number;
}

/** Texts in quotes, and the word that a block or a command begins with. */
function piecesOf(line: string): readonly LinePiece[] {
  const found: LinePiece[] = [];
  let to = 0;
  for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|^(?:resource|aliyun)\b/g)) {
    const [text] = match;
    found.push({ text: line.slice(to, match.index), tone: null, at: to }, { text, tone: /^["']/.test(text) ? 'literal' : 'keyword', at: match.index });
    to = match.index + text.length;
  }
  return [...found, { text: line.slice(to), tone: null, at: to }];
}

/** One wish as text in several spellings, line by line, copyable. */
export function RequestText({ label, forms }: { readonly label: string; readonly forms: readonly RequestForm[] }) {
  const [chosen, setChosen] = useState(forms[0]?.id ?? '');
  const form = forms.find(({ id }) => id === chosen);
  if (form === undefined) return null;
  return (
    <section aria-label={label}>
      <div className="wizard-tabs">
        <div role="tablist" aria-label={label}>
          {forms.map(({ id, name }, at) => (
            <button
              key={id} type="button" role="tab" id={`request-${id}`} aria-selected={id === chosen} aria-controls="request-text" tabIndex={id === chosen ? 0 : -1} onClick={() => setChosen(id)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                const next = forms[(at + step + forms.length) % forms.length];
                if (step === 0 || next === undefined) return;
                setChosen(next.id);
                document.getElementById(`request-${next.id}`)?.focus();
              }}
            >
              {name}
            </button>
          ))}
        </div>
        <CopyButton text={form.text} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a panel that scrolls sideways is reached by Tab */}
      <div role="tabpanel" id="request-text" aria-labelledby={`request-${form.id}`} className="wizard-code mono" tabIndex={0}>
        <ol>{form.text.split('\n').map((line, at) => <li key={`${at} ${line}`}><code>{piecesOf(line).map(({ text, tone, at: from }) => (tone === null ? text : <span key={from} className={`code-${tone}`}>{text}</span>))}</code></li>)}</ol>
      </div>
    </section>
  );
}
