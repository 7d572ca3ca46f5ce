import { beforeHan, catalog, plural } from '../../base/words.ts';

/** Sentences of findings. Numbers come in printed; English counts come beside them for the plural. */
export const findingWords = catalog({
  nothing: { en: 'Nothing in this range.', zh: '该时段没有数据。' },
  peak: {
    en: (what: string, value: string, at: string, times: string) => `${what} rose to ${value} at ${at}, ${times} times the median.`,
    zh: (what: string, value: string, at: string, times: string) => `${what}在 ${at} 升至 ${value}，为中位数的 ${times} 倍。`,
  },
  peakAlone: {
    en: (what: string, value: string, at: string) => `${what} came to ${value} at ${at}, and are rare otherwise.`,
    zh: (what: string, value: string, at: string) => `${what}在 ${at} 达到 ${value}，其余时间很少。`,
  },
  steady: {
    en: (what: string, low: string, high: string) => `${what} stayed between ${low} and ${high}.`,
    zh: (what: string, low: string, high: string) => `${what}保持在 ${low} 到 ${high} 之间。`,
  },
  level: { en: (what: string, value: string) => `${what} stayed at ${value}.`, zh: (what: string, value: string) => `${what}保持在 ${value}。` },
  none: { en: (what: string) => `${what}: none.`, zh: (what: string) => `${what}：无。` },
  peakOf: {
    en: (name: string, value: string, at: string) => `${name} peaked at ${value} at ${at}.`,
    zh: (name: string, value: string, at: string) => `${beforeHan(name)}在 ${at} 达到峰值 ${value}。`,
  },
  mirrorPeak: {
    en: (out: string, outAt: string, inbound: string, inAt: string) => `Outbound peaked at ${out} at ${outAt}; inbound at ${inbound} at ${inAt}.`,
    zh: (out: string, outAt: string, inbound: string, inAt: string) => `出方向峰值 ${out}（${outAt}），入方向峰值 ${inbound}（${inAt}）。`,
  },
  onlyIn: { en: (value: string, at: string) => `Inbound only. Peak ${value} at ${at}.`, zh: (value: string, at: string) => `只有入方向，峰值 ${value}（${at}）。` },
  onlyOut: { en: (value: string, at: string) => `Outbound only. Peak ${value} at ${at}.`, zh: (value: string, at: string) => `只有出方向，峰值 ${value}（${at}）。` },
  cover: {
    en: (shown: number, groups: string, what: string, share: string, rest: string, other: string) =>
      `${shown} of ${groups} ${what} carry ${share}; the other ${rest} ${plural(Number(rest), 'carries', 'carry')} ${other}.`,
    zh: (shown: number, groups: string, what: string, share: string, rest: string, other: string) => `${groups} 个${what}中前 ${shown} 个占 ${share}，其余 ${rest} 个共 ${other}。`,
  },
  unnamed: { en: (amount: string) => `${amount} name none.`, zh: (amount: string) => `另有 ${beforeHan(amount)}未记录。` },
  swing: {
    en: (name: string, high: string, times: string) => `${name} swings most, its ${high} is ${times} times its average.`,
    zh: (name: string, high: string, times: string) => `${name} 波动最大，${high} 为其平均值的 ${times} 倍。`,
  },
  allReach: { en: (name: string, total: string) => `${total}, all ${name}.`, zh: (name: string, total: string) => `${beforeHan(total)}全部属于 ${name}。` },
  two: {
    en: (a: string, b: string, share: string, total: string) => `${a} and ${b} carry ${share} of ${total}.`,
    zh: (a: string, b: string, share: string, total: string) => `${a} 与 ${b} 合计占 ${beforeHan(total)}的 ${share}。`,
  },
  one: { en: (a: string, share: string, total: string) => `${a} carries ${share} of ${total}.`, zh: (a: string, share: string, total: string) => `${a} 占 ${beforeHan(total)}的 ${share}。` },
  topShare: {
    en: (name: string, share: string, what: string) => `${name} carries ${share} ${what}.`,
    zh: (name: string, share: string, what: string) => `${name} 占${what}的 ${share}。`,
  },
  sent: { en: (name: string, share: string, total: string) => `${name} sent ${share} of ${total}`, zh: (name: string, share: string, total: string) => `${name}占 ${beforeHan(total)}的 ${share}` },
  received: { en: (name: string, share: string, total: string) => `${name} received ${share} of ${total}`, zh: (name: string, share: string, total: string) => `${name}接收 ${beforeHan(total)}的 ${share}` },
  withoutCountry: {
    en: (count: string, share: string) => `; ${count} ${plural(Number(count), 'address', 'addresses')} had no country (${share})`,
    zh: (count: string, share: string) => `；${count} 个地址无归属地（${share}）`,
  },
  stop: { en: '.', zh: '。' },
  has: { en: (name: string, share: string, total: string) => `${name} has ${share} of ${total}`, zh: (name: string, share: string, total: string) => `${name}占 ${beforeHan(total)}的 ${share}` },
  noInternet: { en: 'No address of the internet.', zh: '没有互联网地址。' },
  throughout: { en: (name: string) => `${name} sent throughout`, zh: (name: string) => `${name} 全程发送` },
  onlyFrom: {
    en: (name: string, from: string, to: string) => `; ${name} only from ${from} to ${to}`,
    zh: (name: string, from: string, to: string) => `；${name} 仅在 ${from} 至 ${to} 发送`,
  },
  onlyFromFirst: {
    en: (name: string, from: string, to: string) => `${name} sent only from ${from} to ${to}`,
    zh: (name: string, from: string, to: string) => `${name} 仅在 ${from} 至 ${to} 发送`,
  },
  most: { en: (name: string, share: string) => `${name} sent ${share} of what is shown`, zh: (name: string, share: string) => `${name} 占所示流量的 ${share}` },
  skipped: {
    en: (count: string) => `${count} ${plural(Number(count.replaceAll(',', '')), 'window was', 'windows were')} skipped by the collector. Totals there are too low.`,
    zh: (count: string) => `采集端跳过 ${count} 个窗口，相应合计偏低。`,
  },
  whole: { en: (share: string) => `${share} of the windows had traffic; none was skipped.`, zh: (share: string) => `${share} 的窗口有流量，没有被跳过的窗口。` },
  total: { en: (total: string) => `${total} in all.`, zh: (total: string) => `共 ${total}。` },
});
