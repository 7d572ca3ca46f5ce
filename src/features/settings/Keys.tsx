import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

const keys = [
  { keys: ['/'], word: 'keySlash' },
  { keys: ['t'], word: 'keyT' },
  { keys: ['[', ']'], word: 'keyStep' },
  { keys: ['z'], word: 'keyZ' },
  { keys: ['B'], word: 'keyB' },
  { keys: ['\\'], word: 'keyRail' },
  { keys: ['Ctrl Enter'], word: 'keyRun' },
  { keys: ['Ctrl Space'], word: 'keyComplete' },
  { keys: ['Shift Alt F'], word: 'keyFormat' },
  { keys: ['C', 'F', 'Alt F', 'Enter'], word: 'keyRows' },
  { keys: ['S'], word: 'keySort' },
  { keys: ['Shift ←', 'Shift →'], word: 'keyWidth' },
  { keys: ['Home', 'End', 'Page ↓'], word: 'keyFar' },
  { keys: ['↑', '↓', 'Esc'], word: 'keyRecord' },
  { keys: ['Alt ↑', 'Alt ↓'], word: 'keyColumn' },
  { keys: ['↑', '↓', 'Enter', 'Esc'], word: 'keyPattern' },
  { keys: ['←', 'Shift →', 'F2', 'Del'], word: 'keyLayout' },
  { keys: ['-', 'D', 'X', 'Del'], word: 'keyChip' },
] as const;

export function Keys() {
  const w = useWords(words);
  return (
    <dl className="settings-keys">
      {keys.map((one) => (
        <div key={one.word}>
          <dt>
            {one.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{w[one.word]}</dd>
        </div>
      ))}
    </dl>
  );
}
