import { catalog } from '../base/words.ts';

export const words = catalog({
  syntax: {
    en: (line: number, column: number) => `The statement has an error at line ${line}, column ${column}.`,
    zh: (line: number, column: number) => `语句第 ${line} 行第 ${column} 列有错误。`,
  },
  stop: { en: '.', zh: '。' },
  nearest: { en: (name: string) => `Did you mean ${name}?`, zh: (name: string) => `是否想写 ${name}？` },
  type: {
    en: (line: number, column: number) => `Types do not fit at line ${line}, column ${column}.`,
    zh: (line: number, column: number) => `第 ${line} 行第 ${column} 列的类型不匹配。`,
  },
  unsupported: { en: 'This statement cannot be answered here.', zh: '此处无法执行该语句。' },
  unsupportedAt: {
    en: (line: number, column: number) => `This statement cannot be answered here, for what stands at line ${line}, column ${column}.`,
    zh: (line: number, column: number) => `此处无法执行该语句，原因在第 ${line} 行第 ${column} 列。`,
  },
  instead: { en: (what: string) => `What comes nearest: ${what}`, zh: (what: string) => `最接近的写法：${what}` },
  unsupportedWhat: { en: (what: string) => `It uses ${what}, which no engine of this page knows.`, zh: (what: string) => `语句使用了 ${what}，本页面的引擎不支持。` },
  missing: { en: (fields: string) => `This log has no ${fields}`, zh: (fields: string) => `日志中没有 ${fields}` },
  missingDetail: { en: 'The opened records do not carry it.', zh: '已打开的记录不含该字段。' },
  overflow: { en: 'A number is too large to be exact.', zh: '数值过大，无法精确计算。' },
  overflowDetail: { en: (what: string) => `${what} left the range of 64-bit integers. A narrower range or a filter brings it back.`, zh: (what: string) => `${what} 超出 64 位整数范围。可缩小时间范围或添加筛选条件。` },
  division: { en: 'The statement divides by zero.', zh: '语句中出现除以零。' },
  divisionDetail: { en: 'Guard the divisor with nullif(x, 0), or leave such rows out.', zh: '可用 nullif(x, 0) 保护除数，或排除这些行。' },
  noData: { en: 'There are no records yet', zh: '尚无记录' },
  noDataDetail: { en: 'Open files, or the demo.', zh: '可打开文件或示例数据。' },
  noMatch: { en: 'No record matches', zh: '没有匹配的记录' },
  noMatchDetail: { en: (extent: string) => `The source holds ${extent}.`, zh: (extent: string) => `数据源的时间范围为 ${extent}。` },
  memory: { en: 'The memory budget is reached.', zh: '已达到内存上限。' },
  memoryDetail: {
    en: (needed: string, budget: string) => `${needed} are needed, ${budget} are allowed. A narrower range or a filter needs less.`,
    zh: (needed: string, budget: string) => `需要 ${needed}，上限为 ${budget}。缩小时间范围或添加筛选条件可减少占用。`,
  },
  memoryMore: {
    en: (budget: string) => `More than the ${budget} that are allowed would be needed. A narrower range, a filter or fewer columns need less.`,
    zh: (budget: string) => `所需内存超过上限 ${budget}。缩小时间范围、添加筛选条件或减少列可减少占用。`,
  },
  tooLarge: { en: 'The answer is too large to be shown.', zh: '结果过大，无法显示。' },
  tooLargeDetail: {
    en: (size: string, limit: string) => `It has ${size}, of which at most ${limit} can be held. A LIMIT, a filter or coarser groups make it smaller.`,
    zh: (size: string, limit: string) => `结果为 ${size}，上限为 ${limit}。可使用 LIMIT、添加筛选条件或采用更粗的分组。`,
  },
  rows: { en: (count: string) => `${count} rows`, zh: (count: string) => `${count} 行` },
  cancelled: { en: 'Stopped.', zh: '已停止。' },
  internal: { en: 'Something in the page itself failed.', zh: '页面自身出现故障。' },
  notKept: { en: 'The records are not kept on this device.', zh: '记录未能保存在本设备上。' },
  keepQuota: { en: 'The browser’s storage for this page is full. What was kept before is unchanged.', zh: '浏览器分配给本页面的存储空间已满，之前保存的内容未受影响。' },
  keepLocked: { en: 'Another tab of this page is writing. It has to be closed, or done, first.', zh: '本页面的另一个标签页正在写入，需先关闭该标签页或等其完成。' },
  keepBroken: { en: 'The browser’s storage refused to be written. What was kept before is unchanged.', zh: '浏览器存储拒绝写入，之前保存的内容未受影响。' },
  again: { en: 'Ask again', zh: '重新查询' },
});
