import { catalog, plural } from '../../base/words.ts';

export const listWords = catalog({
  suggestions: { en: 'What it may mean', zh: '可能的含义' },
  gestures: { en: 'Alt leaves it out', zh: '按住 Alt 为排除' },
  nothing: {
    en: (text: string) => `Nothing here is written like “${text}”. Try an address, a CIDR block, a port, or field:value.`,
    zh: (text: string) => `没有字段能匹配“${text}”这样的写法。可输入地址、网段、端口，或“字段:值”。`,
  },
  noField: { en: (name: string) => `There is no field ${name}.`, zh: (name: string) => `没有字段 ${name}。` },
  noFieldBut: { en: (name: string, meant: string) => `There is no field ${name}; did you mean ${meant}?`, zh: (name: string, meant: string) => `没有字段 ${name}，是否想写 ${meant}？` },
  notLogged: { en: (field: string) => `This log has no ${field}.`, zh: (field: string) => `该日志没有 ${field}。` },
  noValue: {
    en: (field: string, value: string, example: string) => `${field} holds nothing like “${value}”. It is written ${example}.`,
    zh: (field: string, value: string, example: string) => `${field} 没有“${value}”这样的值，写法如 ${example}。`,
  },
  aValue: { en: 'as in the log', zh: '日志中的值' },
  records: { en: (count: string, n: number) => `${count} ${plural(n, 'record', 'records')}`, zh: (count: string) => `${count} 条` },
  values: { en: (count: string, n: number) => `${count} ${plural(n, 'value', 'values')}`, zh: (count: string) => `${count} 个值` },
});
