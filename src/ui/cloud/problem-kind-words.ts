import { catalog } from '../../base/words.ts';

export const problemKindWords = catalog({
  refused: { en: (code: string, message: string) => `The service refused: ${code}. ${message}`, zh: (code: string, message: string) => `服务拒绝了请求：${code}。${message}` },
  unreachable: { en: (detail: string) => `Nothing answered (${detail}). Check the network, or the proxy of this host, and try again.`, zh: (detail: string) => `没有响应（${detail}）。请检查网络或本主机的代理后重试。` },
  unexpected: {
    en: (status: number, detail: string) => `What answered is not the service, or its answers have changed (HTTP ${status}: ${detail}).`,
    zh: (status: number, detail: string) => `响应并非来自该服务，或其格式已变化（HTTP ${status}：${detail}）。`,
  },
  cancelled: { en: 'It was cancelled.', zh: '已取消。' },
});
