import { catalog, type Language, wordsOf } from '../base/words.ts';

const jsonWords = catalog({
  end: { en: 'it ends too early', zh: '内容提前结束' },
  string: { en: 'a text is not closed', zh: '字符串未闭合' },
  name: { en: 'a name in double quotes is expected', zh: '应为双引号括起的名称' },
  element: { en: '"," or "]" is expected', zh: '应为“,”或“]”' },
  member: { en: '"," or "}" is expected', zh: '应为“,”或“}”' },
  colon: { en: '":" is expected after a name', zh: '名称之后应为“:”' },
  after: { en: 'something follows its end', zh: '结尾之后还有内容' },
  control: { en: 'a text holds a control character', zh: '字符串含有控制字符' },
  escape: { en: 'a text holds a wrong escape', zh: '字符串含有无效的转义' },
  number: { en: 'a number is badly written', zh: '数字格式不正确' },
  token: { en: 'a character stands where none may', zh: '有多余的字符' },
  at: { en: (fault: string, character: string) => `${fault}, at character ${character}`, zh: (fault: string, character: string) => `第 ${character} 个字符处，${fault}` },
});

/** How the engine of the browser says it, the more particular first. */
const kinds = [
  [/end of JSON/, 'end'], [/Unterminated string/, 'string'], [/property name/, 'name'], [/Expected ',' or '\]'/, 'element'], [/Expected ',' or '\}'/, 'member'], [/Expected ':'/, 'colon'],
  [/after JSON/, 'after'], [/control character/, 'control'], [/escape/i, 'escape'], [/number/i, 'number'], [/Unexpected token/, 'token'],
] as const;

/** What the browser found wrong with JSON, in the reader's language; in its own words where it says something new. */
export function jsonFaultText(detail: string, language: Language): string {
  const w = wordsOf(jsonWords, language);
  const kind = kinds.find(([pattern]) => pattern.test(detail))?.[1];
  if (kind === undefined) return detail;
  const position = /position (\d+)/.exec(detail)?.[1];
  return position === undefined ? w[kind] : w.at(w[kind], String(Number(position) + 1));
}
