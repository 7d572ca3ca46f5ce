import { catalog } from '../../base/words.ts';

export const cloudWords = catalog({
  context: { en: 'no cloud account yet', zh: '尚未连接云账号' },
  starting: { en: 'Starting the demo cloud…', zh: '正在启动演示云…' },
  about: { en: 'Flow logs are made in a cloud account. Try it on a demo account, or connect your own.', zh: '流日志在云账号中创建。可先用演示账号体验，或连接自己的账号。' },
  newTitle: { en: 'Demo cloud, new account', zh: '演示云：新账号' },
  newDetail: { en: 'Nothing is activated yet. Every step from the first authorisation to the dashboards, as in the real console.', zh: '尚未开通任何服务。从首次授权到仪表盘，步骤与真实控制台一致。' },
  openNew: { en: 'Open the new account', zh: '打开新账号' },
  runningTitle: { en: 'Demo cloud, running account', zh: '演示云：运行中的账号' },
  runningDetail: { en: 'A company that has collected flow logs for a week, with some that need attention.', zh: '一家已采集流日志一周的公司，其中部分流日志需要处理。' },
  openRunning: { en: 'Open the running account', zh: '打开运行中的账号' },
  proxyTitle: { en: 'Your own account', zh: '自己的账号' },
  proxyDetail: {
    en: 'A reverse proxy on this host signs and passes on what is asked under /cloud. Keys stay with the proxy; this page sends nothing to another host.',
    zh: '由本主机上的反向代理对 /cloud 下的请求签名并转发。密钥保存在代理中，本页面不向其他主机发送任何内容。',
  },
  openProxy: { en: 'Ask the proxy of this host', zh: '使用本主机的代理' },
  failed: { en: 'The demo cloud did not start', zh: '演示云未能启动' },
  failedDetail: { en: 'Files and dashboards work as before. Try again below.', zh: '文件与仪表盘不受影响。可在下方重试。' },
});
