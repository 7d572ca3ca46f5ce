import { usePartWords } from '../../ui/reader.tsx';
import { keysWords } from './keys-words.ts';
import './keys.css';

type Word = Exclude<keyof typeof keysWords, 'title' | 'close' | 'click' | Group>;
type Group = 'anywhere' | 'filters' | 'pictures' | 'query' | 'saved';

/** Keys by where they act, in the order in which a reader meets them. `click` stands for the pointer. */
const groups: readonly { readonly group: Group; readonly keys: readonly { readonly keys: readonly string[]; readonly word: Word }[] }[] = [
  { group: 'anywhere', keys: [
    { keys: ['Ctrl K'], word: 'go' }, { keys: ['?'], word: 'keys' }, { keys: ['/'], word: 'slash' }, { keys: ['t'], word: 'range' }, { keys: ['[', ']'], word: 'step' },
    { keys: ['z'], word: 'zoom' }, { keys: ['c'], word: 'compare' }, { keys: ['B'], word: 'timeline' }, { keys: ['U'], word: 'units' }, { keys: ['\\'], word: 'rail' }, { keys: ['Alt ←'], word: 'back' },
  ] },
  { group: 'filters', keys: [
    { keys: ['↑', '↓', 'Enter', 'Tab', 'Esc'], word: 'suggested' }, { keys: ['Enter', '←', '→'], word: 'chipEdit' }, { keys: ['-', 'D', 'Del'], word: 'chipOff' },
    { keys: ['X', 'E'], word: 'chipEnds' }, { keys: ['O', 'A'], word: 'chipOr' },
  ] },
  { group: 'pictures', keys: [
    { keys: ['click', 'Alt click', 'Shift click'], word: 'picks' }, { keys: ['Enter', 'Alt Enter', 'Shift Enter'], word: 'chosen' }, { keys: ['Enter', '↓', 'Esc'], word: 'inside' }, { keys: ['?', 'T', 'S', 'M'], word: 'panel' },
    { keys: ['F', 'Alt F', 'Shift F', 'C'], word: 'cell' }, { keys: ['I', 'Shift F10'], word: 'address' }, { keys: ['←', '→', '↑', '↓'], word: 'tip' }, { keys: ['B', '→', 'Shift →', 'Enter', 'Esc'], word: 'stretch' },
  ] },
  { group: 'query', keys: [
    { keys: ['Ctrl Enter'], word: 'run' }, { keys: ['Ctrl Space'], word: 'complete' }, { keys: ['Shift Alt F'], word: 'format' }, { keys: ['C', 'F', 'Alt F', 'Shift F', 'Enter'], word: 'rows' },
    { keys: ['S'], word: 'sort' }, { keys: ['Shift ←', 'Shift →'], word: 'width' }, { keys: ['Home', 'End', 'Page ↓'], word: 'far' }, { keys: ['↑', '↓', 'Esc'], word: 'record' },
    { keys: ['Alt ↑', 'Alt ↓'], word: 'column' }, { keys: ['↑', '↓', 'Enter', 'Esc'], word: 'pattern' },
  ] },
  { group: 'saved', keys: [{ keys: ['←', 'Shift →', 'F2', 'Del'], word: 'layout' }] },
];

/** Every key of the page, in Settings and in the dialog of `?`. */
export function Keys() {
  const w = usePartWords(keysWords);
  return (
    <div className="keys">
      {groups.map(({ group, keys }) => (
        <section key={group} aria-labelledby={`keys-${group}`}>
          <h3 id={`keys-${group}`}>{w[group]}</h3>
          <dl>
            {keys.map((one) => (
              <div key={one.word}>
                <dt>
                  {one.keys.map((key) => (
                    <kbd key={key}>{key.replace('click', w.click)}</kbd>
                  ))}
                </dt>
                <dd>{w[one.word]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
