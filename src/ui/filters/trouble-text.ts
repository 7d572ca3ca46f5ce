import { unreachable } from '../../base/assert.ts';
import type { Language, Words } from '../../base/words.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { listWords } from './list-words.ts';
import type { Trouble } from './terms.ts';

/** Why what was typed is no filter, and what to type instead. */
export function troubleText(trouble: Trouble, words: Words<typeof listWords>, language: Language): string {
  switch (trouble.kind) {
    case 'no-field':
      return trouble.meant === null ? words.noField(trouble.name) : words.noFieldBut(trouble.name, trouble.meant);
    case 'not-logged':
      return words.notLogged(trouble.field);
    case 'no-value':
      return words.noValue(trouble.field, trouble.value, exampleOf(trouble.field, words, language));
    case 'together':
      return words.together(trouble.text);
    case 'several':
      return words.several(trouble.text);
    case 'brackets':
      return words.brackets;
    case 'no-address':
      return words.noAddress(trouble.text);
    case 'no-port':
      return words.noPort(trouble.text);
    case 'host':
      return words.hostName(trouble.name);
    case 'unknown':
      return words.nothing(trouble.text);
    default:
      return unreachable(trouble);
  }
}

/** How a value of the field is written. */
function exampleOf(field: string, words: Words<typeof listWords>, language: Language): string {
  switch (fieldNamed(field)?.role) {
    case 'address':
      return '10.0.0.1, 10.0.0.0/8, 10.0.*';
    case 'port':
      return '443, https, 8000..9000';
    case 'protocol':
      return 'tcp, 17';
    case 'flags':
      return 'S, SA, syn+ack, 18';
    case 'country':
      return language === 'zh' ? 'CN, 荷兰' : 'CN, Netherlands';
    case 'domain':
      return 'internet, "private network"';
    case 'measure':
    case 'time':
      return '>1000, 10..20';
    default:
      return words.aValue;
  }
}
