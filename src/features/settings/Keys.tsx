import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

const keys = [
  { keys: ['/'], word: 'keySlash' },
  { keys: ['t'], word: 'keyT' },
  { keys: ['[', ']'], word: 'keyStep' },
  { keys: ['z'], word: 'keyZ' },
  { keys: ['B'], word: 'keyB' },
  { keys: ['\\'], word: 'keyRail' },
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
