import { catalog, plural, wordsOf, type Language } from '../base/words.ts';
import { cutMiddle } from '../base/format/cut.ts';
import { formatBytes } from '../base/format/volume.ts';
import type { SourceKey } from '../model/source.ts';

const words = catalog({
  none: { en: 'No source open', zh: '未打开数据源' },
  noneKind: { en: 'open one to begin', zh: '打开一个数据源即可开始' },
  day: { en: 'Demo: one day', zh: '示例：一天' },
  small: { en: 'Demo: small', zh: '示例：少量' },
  made: { en: 'made in this browser', zh: '在本浏览器中生成' },
  files: { en: (count: number, size: string) => `${count} ${plural(count, 'file', 'files')}${size}`, zh: (count: number, size: string) => `${count} 个文件${size}` },
  logstore: { en: (project: string, region: string) => `Logstore · ${project} · ${region}`, zh: (project: string, region: string) => `Logstore · ${project} · ${region}` },
  unnamed: { en: 'files', zh: '文件' },
});

export interface SourceName {
  readonly name: string;
  readonly kind: string;
}

/** What a source is called, and what it is. Names of files stay as they are, cut in the middle. */
export function sourceName(key: SourceKey, language: Language, figures?: { readonly files: number; readonly bytes: number }): SourceName {
  const w = wordsOf(words, language);
  switch (key.kind) {
    case 'none':
      return { name: w.none, kind: w.noneKind };
    case 'demo':
      return { name: key.size === 'day' ? w.day : w.small, kind: w.made };
    case 'logstore':
      return { name: cutMiddle(key.logstore, 28), kind: w.logstore(cutMiddle(key.project, 28), key.region) };
    case 'files': {
      const [first] = key.names;
      const count = Math.max(figures?.files ?? 0, key.names.length);
      const name = first === undefined ? w.unnamed : count === 1 ? cutMiddle(first, 28) : commonName(key.names);
      const size = figures === undefined || figures.bytes === 0 ? '' : ` · ${formatBytes(figures.bytes)}`;
      return { name, kind: w.files(count, size) };
    }
  }
}

/** What several names begin with, `flow-2026-02-05-…`; the first name where they share too little. */
export function commonName(names: readonly string[]): string {
  const [first = '', ...rest] = names;
  let length = first.length;
  for (const name of rest) while (length > 0 && !name.startsWith(first.slice(0, length))) length--;
  return `${length >= 4 ? first.slice(0, Math.min(length, 24)) : cutMiddle(first, 17)}…`;
}
