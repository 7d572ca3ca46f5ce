import { Link } from '@tanstack/react-router';
import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

/** An address that names no screen, and a way home. */
export function NotHere() {
  const w = useWords(words);
  return (
    <main className="sheet" id="sheet" tabIndex={-1}>
      <div className="plain-screen">
        <h2>{w.notHere}</h2>
        <p className="secondary">{w.notHereDetail}</p>
        <Link to="/" search={true}>
          {w.sources}
        </Link>
      </div>
    </main>
  );
}
