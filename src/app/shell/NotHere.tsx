import { Link } from '@tanstack/react-router';
import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

export function NotHere() {
  const w = useWords(words);
  return (
    <div className="plain-screen">
      <h2>{w.notHere}</h2>
      <p className="secondary">{w.notHereDetail}</p>
      <Link to="/" search={true}>
        {w.sources}
      </Link>
    </div>
  );
}
