import { catalog } from '../../base/words.ts';

/** Of the chips and the input; what is seen only once they are used has catalogs of its own. */
export const words = catalog({
  filters: { en: 'Filters', zh: '筛选条件' },
  placeholder: { en: 'Filter by address, CIDR, port, ENI…', zh: '按地址、网段、端口、ENI 筛选…' },
  help: {
    en: 'Address, CIDR block, 10.0.0.1-10.0.0.9, 10.0.*, port, service, ENI, country, or field:value; several with blanks between them, “or” for either. A minus sign before it excludes.',
    zh: '可输入地址、网段、10.0.0.1-10.0.0.9、10.0.*、端口、服务、ENI、国家或地区，或“字段:值”；多个条件以空格分隔，“或”表示任一。前加减号表示排除。',
  },
  eitherEnd: { en: 'either end', zh: '任一端' },
  bothEnds: { en: 'both ends', zh: '两端' },
  eitherCountry: { en: 'country, either end', zh: '任一端国家或地区' },
  bothCountries: { en: 'country, both ends', zh: '两端国家或地区' },
  eitherPort: { en: 'port, either end', zh: '任一端端口' },
  bothPorts: { en: 'port, both ends', zh: '两端端口' },
  is: { en: 'is', zh: '为' },
  in: { en: 'in', zh: '属于' },
  like: { en: 'like', zh: '匹配' },
  exists: { en: 'is there', zh: '有值' },
  not: { en: 'not', zh: '非' },
  orMore: { en: (count: number) => `or ${count} more`, zh: (count: number) => `等另外 ${count} 项` },
  or: { en: 'or', zh: '或' },
  empty: { en: 'empty', zh: '空' },
  removeNamed: { en: (name: string) => `Remove the filter ${name}`, zh: (name: string) => `移除筛选条件 ${name}` },
  off: { en: 'off', zh: '已停用' },
  clear: { en: 'Clear all', zh: '全部清除' },
  removeGroup: { en: (name: string) => `Remove all of ${name}`, zh: (name: string) => `移除整组 ${name}` },
  groupOf: { en: (name: string) => `One is enough: ${name}`, zh: (name: string) => `满足其一：${name}` },
  dropHelp: { en: 'Drop it here: one of both is then enough', zh: '拖放到此处，满足其一即可' },
});
