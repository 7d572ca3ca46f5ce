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
  together: {
    en: (text: string) => `“${text}” is an address and a port, which hold together; “or” joins single conditions. Custom Query takes any search.`,
    zh: (text: string) => `“${text}”是地址加端口，须同时成立；“或”只连接单个条件。自定义查询可写任意搜索。`,
  },
  several: {
    en: (text: string) => `“${text}” is more than one condition; a filter holds one. Type it where new filters are typed.`,
    zh: (text: string) => `“${text}”不止一个条件，一项筛选只含一个。请在筛选框中输入。`,
  },
  brackets: {
    en: 'Brackets hold what “or” joins, as in (80 or 443). Custom Query takes any search.',
    zh: '括号内只能是以 or 连接的条件，如 (80 or 443)。自定义查询可写任意搜索。',
  },
  noAddress: {
    en: (text: string) => `“${text}” is no address: the parts of an IPv4 address end at 255, a block at /32 (IPv6: /128), and a range goes upwards.`,
    zh: (text: string) => `“${text}”不是有效地址：IPv4 各段最大 255，网段最大 /32（IPv6 为 /128），范围须由小到大。`,
  },
  noPort: { en: (text: string) => `“${text}” is no port: ports end at 65535.`, zh: (text: string) => `“${text}”不是端口：端口最大 65535。` },
  hostName: {
    en: (name: string) => `Flow logs hold addresses and no names of hosts. Type the address that ${name} has.`,
    zh: (name: string) => `流日志只有地址，没有主机名。请输入 ${name} 的地址。`,
  },
  aValue: { en: 'as in the log', zh: '日志中的值' },
  records: { en: (count: string, n: number) => `${count} ${plural(n, 'record', 'records')}`, zh: (count: string) => `${count} 条` },
  values: { en: (count: string, n: number) => `${count} ${plural(n, 'value', 'values')}`, zh: (count: string) => `${count} 个值` },
});
