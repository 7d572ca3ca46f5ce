import { catalog, plural } from '../../base/words.ts';

export const streamWords = catalog({
  open: { en: 'Open its records', zh: '打开记录' },
  hint: { en: (name: string) => `Reads the lines of ${name} and opens them as a file; what comes later is not followed.`, zh: (name: string) => `读取 ${name} 的日志并作为文件打开，不会跟随之后到达的日志。` },
  reading: { en: (lines: string, count: number) => `${lines} ${plural(count, 'line', 'lines')} so far…`, zh: (lines: string) => `已读取 ${lines} 行…` },
  again: { en: 'Read the log stream again', zh: '重新读取日志流' },
  hintAgain: { en: (name: string) => `These records were read from ${name} of Huawei Cloud; the same lines are read again.`, zh: (name: string) => `这些记录读自华为云日志流 ${name}，将重新读取相同的日志。` },
  stop: { en: 'Stop reading', zh: '停止读取' },
  empty: { en: 'There is nothing to read yet.', zh: '尚无可读取的记录。' },
  failed: { en: 'The log stream could not be read', zh: '无法读取日志流' },
});
