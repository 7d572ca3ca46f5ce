import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../../state/language.ts';
import { Icon } from '../../ui/icons.tsx';
import { recognised, words } from './words.ts';

/** What can be read, and the promise about where it stays. */
export function Recognised() {
  const w = useWords(words);
  const language = useLanguage();
  return (
    <>
      <div className="recognised">
        <div className="row ruled">
          <h2 className="part grow">{w.recognised}</h2>
          <span className="small tertiary">{w.recognisedHow}</span>
        </div>
        <ul className="small">
          {recognised.map(({ name, shapes, lacks }) => (
            <li key={name.en}>
              <b>{name[language]}</b>
              <span className="secondary">{shapes[language]}</span>
              <span className="tertiary end">{lacks[language]}</span>
            </li>
          ))}
        </ul>
      </div>
      <p className="promise small secondary">
        <Icon name="lock" /> {w.stays}{' '}
        <Link to="/settings" hash="check" search={true}>
          {w.check}
        </Link>
      </p>
    </>
  );
}
