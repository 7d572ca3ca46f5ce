import { catalog } from '../../base/words.ts';

/** What is said of exceptions of threat lists, wherever they are made or seen. */
export const exceptionWords = catalog({
  title: { en: 'Not a threat', zh: '不是威胁' },
  about: { en: 'Lists mark it no more, anywhere and over all records. The lists stay as they are.', zh: '名单在所有页面、对全部记录均不再标记它；名单本身不变。' },
  block: { en: 'Address or block', zh: '地址或网段' },
  of: { en: 'Exception of', zh: '适用名单' },
  ofAll: { en: 'all lists', zh: '所有名单' },
  remark: { en: 'Remark', zh: '备注' },
  optional: { en: 'optional', zh: '可选' },
  except: { en: 'Add exception', zh: '添加例外' },
  cancel: { en: 'Cancel', zh: '取消' },
  missing: { en: 'An address, a CIDR block or a range is needed.', zh: '请输入地址、CIDR 网段或范围。' },
  notABlock: { en: 'This is no address, CIDR block or range.', zh: '不是地址、CIDR 网段或范围。' },
  hostBits: { en: 'Bits after the prefix are set.', zh: '前缀之后的主机位不为零。' },
  use: { en: (block: string) => `Use ${block}`, zh: (block: string) => `改用 ${block}` },
  everything: { en: 'These are all addresses: switch the lists off instead.', zh: '这是全部地址：请改为停用名单。' },
  there: { en: (block: string) => `It is excepted already, by ${block}.`, zh: (block: string) => `已被例外 ${block} 覆盖。` },
  made: { en: (block: string) => `${block} is no threat from now on.`, zh: (block: string) => `${block} 今后不再标记为威胁。` },
  madeOf: { en: (block: string, list: string) => `${list} marks ${block} no more.`, zh: (block: string, list: string) => `${list} 不再标记 ${block}。` },
  ended: { en: (block: string) => `${block} is marked again where a list has it.`, zh: (block: string) => `名单中的 ${block} 重新标记。` },
  notKept: { en: 'It could not be kept on this device and is gone after a reload.', zh: '未能保存到本设备，重新加载页面后将失效。' },
  undo: { en: 'Undo', zh: '撤销' },
  close: { en: 'Close', zh: '关闭' },
  deed: { en: 'Not a threat…', zh: '不是威胁…' },
  again: { en: (block: string) => `Mark ${block} again`, zh: (block: string) => `重新标记 ${block}` },
  excepted: {
    en: (block: string | null, remark: string) => `Excepted by you${block === null ? '' : `, with ${block}`}${remark === '' ? '' : `: ${remark}`}`,
    zh: (block: string | null, remark: string) => `您已列为例外${block === null ? '' : `（${block}）`}${remark === '' ? '' : `：${remark}`}`,
  },
});
