import { useWords } from '../../state/language.ts';
import { Icon } from '../../ui/icons.tsx';
import { mapperWords } from './mapper-words.ts';

const parts = [
  { word: 'verdicts', needs: ['action'] },
  { word: 'volumes', needs: ['bytes', 'packets'] },
  { word: 'directions', needs: ['direction', 'bytes'] },
  { word: 'ports', needs: ['dstport'] },
  { word: 'countries', needs: ['srcaddr', 'dstaddr'] },
  { word: 'interfaces', needs: ['eni-id', 'vpc-id'] },
] as const;

/** Which parts of the Overview the named columns can feed, and what the others lack. */
export function MapperAside({ named }: { readonly named: readonly (string | null)[] }) {
  const w = useWords(mapperWords);
  return (
    <>
      <h2 className="part ruled">{w.screens}</h2>
      <ul className="mapper-screens small">
        {parts.map(({ word, needs }) => {
          const lacking = needs.filter((field) => !named.includes(field));
          return (
            <li key={word} className="row">
              <span className={lacking.length === 0 ? 'accept' : 'tertiary'}>{lacking.length === 0 ? <Icon name="tick" little /> : '–'}</span>
              <span className={lacking.length === 0 ? 'grow' : 'grow tertiary'}>{w[word]}</span>
              {lacking.length > 0 && <span className="tertiary">{w.needs(lacking.join(', '))}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
