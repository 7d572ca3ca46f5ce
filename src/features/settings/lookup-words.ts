import { formatExact } from '../../base/format/number.ts';
import { catalog, plural } from '../../base/words.ts';

/** The words of names and lists in Settings. Faults are named as `model/lookup` names them. */
export const words = catalog({
  group: { en: 'Names and lists', zh: '名称与名单' },
  threats: { en: 'Threat lists', zh: '情报名单' },
  lists: {
    en: (lists: number, entries: number) => `${formatExact(lists)} ${plural(lists, 'list', 'lists')}, ${formatExact(entries)} ${plural(entries, 'entry', 'entries')}`,
    zh: (lists: number, entries: number) => `${formatExact(lists)} 份名单，${formatExact(entries)} 条`,
  },
  open: { en: 'Open Threat lists', zh: '打开情报名单' },
  sites: { en: 'Look-up sites', zh: '外部查询网站' },
  help: { en: 'In the menu on any address. Opened only on a click; the address is then sent to that site.', zh: '出现在任意地址的菜单中。仅在单击时打开，届时地址会发送给该网站。' },
  none: { en: 'None: the menu on an address offers no look-up.', zh: '未选择：地址菜单不提供外部查询。' },
  remove: { en: 'Remove', zh: '移除' },
  removeOf: { en: (name: string) => `Remove ${name}`, zh: (name: string) => `移除 ${name}` },
  suggested: { en: 'Add', zh: '添加' },
  addOf: { en: (name: string) => `Add ${name}`, zh: (name: string) => `添加 ${name}` },
  own: { en: 'Address of a site of your own', zh: '自选网站地址' },
  example: { en: 'https://…/{address}', zh: 'https://…/{address}' },
  ownName: { en: 'Its name (optional)', zh: '名称（可选）' },
  add: { en: 'Add site', zh: '添加网站' },
  'no-url': { en: 'This is no address of a site: it begins with https://.', zh: '不是网站地址：应以 https:// 开头。' },
  'not-https': { en: 'Only https:// is opened, without user and password.', zh: '仅可打开 https://，且不含用户名和密码。' },
  'no-place': { en: 'Write {address} where the address goes.', zh: '请在放置地址处写 {address}。' },
  'in-host': { en: '{address} must stand behind the name of the host.', zh: '{address} 须位于主机名之后。' },
  twice: { en: 'This site is among them already.', zh: '该网站已在其中。' },
});
