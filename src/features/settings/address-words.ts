import { formatExact } from '../../base/format/number.ts';
import { catalog, plural } from '../../base/words.ts';

/** The words of the address databases. The faults of a line are named as `base/geo/network-lines` names them. */
export const words = catalog({
  group: { en: 'Address databases', zh: '地址数据库' },
  countries: { en: 'Countries', zh: '国家和地区' },
  countriesBuiltIn: { en: 'DB-IP Country Lite, IPv4 and IPv6, part of this page', zh: 'DB-IP Country Lite，IPv4 与 IPv6，随本页面提供' },
  networks: { en: 'Networks (ASN)', zh: '网络（ASN）' },
  none: { en: 'None loaded: ip_to_provider and ip_to_asn give null.', zh: '未加载，ip_to_provider 与 ip_to_asn 返回空值。' },
  ipv4: { en: 'IPv4', zh: 'IPv4' },
  ipv6: { en: 'IPv6', zh: 'IPv6' },
  facts: {
    en: (ranges: number, networks: number, when: string) =>
      `${formatExact(ranges)} ${plural(ranges, 'range', 'ranges')}, ${formatExact(networks)} ${plural(networks, 'network', 'networks')}, loaded ${when}`,
    zh: (ranges: number, networks: number, when: string) => `${formatExact(ranges)} 个地址段，${formatExact(networks)} 个网络，加载于 ${when}`,
  },
  load: { en: 'Load file…', zh: '加载文件…' },
  loadLabel: { en: 'File with a database of networks', zh: '网络数据库文件' },
  remove: { en: 'Remove', zh: '移除' },
  removeOf: { en: (family: string) => `Remove the networks of ${family}`, zh: (family: string) => `移除 ${family} 网络` },
  help: {
    en: 'Says whose network an address is in. The file stays in this browser; it takes the place of what is loaded for the address families in it, and is kept only while “Keep files on this device” is on.',
    zh: '说明地址属于谁的网络。文件只留在本浏览器中，并替换其所含地址族已加载的数据；仅在开启“在本设备上保存文件”时保存。',
  },
  forms: {
    en: 'Read are CSV (first, last, number, organisation), GeoLite2 ASN (block, number, organisation) and iptoasn.com TSV, plain or gzip.',
    zh: '支持 CSV（起始、结束、编号、组织）、GeoLite2 ASN（网段、编号、组织）和 iptoasn.com TSV，可为 gzip 压缩。',
  },
  loaded: { en: (name: string) => `${name} is loaded.`, zh: (name: string) => `已加载 ${name}。` },
  skipped: {
    en: (skipped: number, records: number) => `${formatExact(skipped)} of ${formatExact(records)} ${plural(records, 'line', 'lines')} ${plural(skipped, 'was', 'were')} left out.`,
    zh: (skipped: number, records: number) => `${formatExact(records)} 行中有 ${formatExact(skipped)} 行被略过。`,
  },
  notKept: { en: 'It could not be kept on this device and is gone after a reload.', zh: '未能保存到本设备，重新加载页面后将失效。' },
  firstBad: { en: (line: number, fault: string) => `Line ${line}: ${fault}.`, zh: (line: number, fault: string) => `第 ${line} 行：${fault}。` },
  noDatabase: { en: (name: string) => `${name} was not loaded: it is no database of networks.`, zh: (name: string) => `${name} 未加载：它不是网络数据库。` },
  tooMany: { en: (name: string) => `${name} was not loaded: it has more than 8,000,000 ranges.`, zh: (name: string) => `${name} 未加载：地址段超过 8,000,000 个。` },
  unreadable: { en: (name: string, why: string) => `${name} could not be read: ${why}`, zh: (name: string, why: string) => `${name} 无法读取：${why}` },
  columns: { en: 'fewer than three columns', zh: '不足三列' },
  address: { en: 'no address where one should be', zh: '应为地址处不是地址' },
  order: { en: 'the last address is before the first', zh: '结束地址小于起始地址' },
  number: { en: 'no network number', zh: '没有网络编号' },
  overlap: { en: 'the range begins inside another one', zh: '地址段与其他地址段重叠' },
});
