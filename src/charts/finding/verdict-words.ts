import { catalog, plural } from '../../base/words.ts';

/** Sentences of findings about verdicts, loaded with them. */
export const verdictFindingWords = catalog({
  stop: { en: '.', zh: '。' },
  comma: { en: ', ', zh: '，' },
  portAlone: { en: (port: string, share: string) => `; port ${port} alone takes ${share}`, zh: (port: string, share: string) => `；端口 ${port} 占 ${share}` },
  noScan: {
    en: (ports: string, hosts: string) => `No source was refused at over ${ports} ports or over ${hosts} hosts.`,
    zh: (ports: string, hosts: string) => `没有源在超过 ${ports} 个端口或 ${hosts} 台主机上被拒绝。`,
  },
  reasonMost: { en: (name: string, share: string) => `${name}: ${share} of rejects`, zh: (name: string, share: string) => `${name}占拒绝的 ${share}` },
  reasonOneSided: { en: (count: string) => `; ${count} refused only on arrival`, zh: (count: string) => `；${count} 条由发送方放行、接收方拒绝` },
  reasonReturn: { en: (count: string) => `; ${count} answer what was let through`, zh: (count: string) => `；${count} 条是已放行流量的应答` },
  vertical: { en: (count: number) => `${count} ${plural(count, 'source', 'sources')} tried many ports of few hosts`, zh: (count: number) => `${count} 个源对少数主机尝试了许多端口` },
  horizontal: { en: (count: number) => `${count} ${plural(count, 'source', 'sources')} tried few ports of many hosts`, zh: (count: number) => `${count} 个源对许多主机尝试了少数端口` },
  bothWays: { en: (count: number) => `${count} ${plural(count, 'source', 'sources')} tried many ports of many hosts`, zh: (count: number) => `${count} 个源对许多主机尝试了许多端口` },
});
