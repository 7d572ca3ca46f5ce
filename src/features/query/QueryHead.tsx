import { usePartWords, useReader } from '../../ui/reader.tsx';
import { asideWords } from './aside/words.ts';
import type { StatementName } from './statement-name.ts';
import { words } from './words.ts';

/** The lists beside the page. */
export const queryLists = ['examples', 'saved', 'history', 'functions'] as const;
export type QueryList = (typeof queryLists)[number];

interface QueryHeadProps {
  readonly name: StatementName;
  readonly list: QueryList | null;
  /** Said for a moment in place of the state: copied, or why not. */
  readonly said: string | null;
  readonly onList: (list: QueryList | null) => void;
}

/** What the statement is called and how it stands to what has that name; and the lists to choose others from. */
export function QueryHead({ name, list, said, onList }: QueryHeadProps) {
  const w = usePartWords(words);
  const a = usePartWords(asideWords);
  const { language } = useReader();
  const title = name.kind === 'saved' ? name.saved.name : name.kind === 'example' ? name.example.title[language] : w.unsaved;
  const state = name.kind === 'unsaved' ? '' : name.kind === 'saved' ? (name.isEdited ? w.editedNotSaved : '') : name.isEdited ? w.exampleEdited : w.example;
  return (
    <div className="query-head">
      <h2 className="part cut" title={title}>{title}</h2>
      <output className="small tertiary grow cut" title={said ?? undefined}>{said ?? state}</output>
      <nav className="query-lists" aria-label={w.lists}>
        {queryLists.map((one) => (
          <button key={one} type="button" className="link" aria-expanded={list === one} onClick={() => onList(list === one ? null : one)}>{a[one]}</button>
        ))}
      </nav>
    </div>
  );
}
