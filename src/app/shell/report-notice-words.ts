import { catalog } from '../../base/words.ts';

export const reportWords = catalog({
  looksLike: {
    en: (name: string, files: number) => (files === 1 ? `${name} reads like a report with addresses in it, not like a log.` : `${files} files, ${name} among them, read like reports with addresses in them, not like logs.`),
    zh: (name: string, files: number) => (files === 1 ? `${name} 像是含有地址的报告，而不是日志。` : `${name} 等 ${files} 个文件像是含有地址的报告，而不是日志。`),
  },
  asList: { en: 'Add to the threat lists', zh: '加入情报名单' },
  asLog: { en: 'Open as a log', zh: '作为日志打开' },
  cancel: { en: 'Cancel', zh: '取消' },
});
