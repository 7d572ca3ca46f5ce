import { functionDocs } from '../../../model/function-docs.ts';
import { isFunctionName, scalarFunctions, type ArgumentType } from '../../../model/functions.ts';
import { wordsOf, type Language } from '../../../base/words.ts';
import { functionNames } from '../../../statement/unknown-function.ts';
import { described } from './described-functions.ts';
import { typeWords } from './words.ts';

/** A function as completion and help show it, in one language. */
export interface FunctionHelp {
  readonly name: string;
  readonly kind: 'function' | 'aggregate' | 'window';
  /** `strpos(text, text, [integer])`: what it takes, with what may be left out in brackets. */
  readonly signature: string;
  /** What it gives, in words. */
  readonly result: string;
  readonly doc: string;
}

/** Every function that can be called, by name. Functions of one record come from the model's table, the others are described beside. */
export function functionList(language: Language): readonly FunctionHelp[] {
  const w = wordsOf(typeWords, language);
  const said = (types: string): string => types.replace(/\p{L}+/gu, (word) => (isTypeWord(word) ? w[word] : word));
  const list: FunctionHelp[] = [];
  for (const [name, { args, optional, rest, result }] of Object.entries(scalarFunctions)) {
    if (!isFunctionName(name)) continue;
    const given = [...args.map(nameOf), ...optional.map((type) => `[${nameOf(type)}]`), ...(rest === null ? [] : ['…'])];
    list.push({ name, kind: 'function', signature: `${name}(${said(given.join(', '))})`, result: said(result === 'first' || result === 'common' ? 'value' : nameOf(result)), doc: functionDocs[name][language] });
  }
  for (const [name, { kind, args, result, en, zh }] of Object.entries(described)) {
    if (name in scalarFunctions || !callable.has(name)) continue;
    list.push({ name, kind, signature: `${name}(${said(args)})`, result: said(result), doc: language === 'zh' ? zh : en });
  }
  return list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const callable: ReadonlySet<string> = new Set(functionNames);

function isTypeWord(word: string): word is keyof typeof typeWords {
  return Object.hasOwn(typeWords, word);
}

const names: Readonly<Record<string, string>> = { bigint: 'integer', double: 'number', number: 'number', varchar: 'text', boolean: 'condition', timestamp: 'time', moment: 'time', any: 'value' };

function nameOf(type: ArgumentType): string {
  return names[type] ?? type;
}
