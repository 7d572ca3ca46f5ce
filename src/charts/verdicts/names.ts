import type { Text } from '../../model/panel.ts';

/** What a verdict is called in legends. */
export const verdictNames = {
  accept: { en: 'Accept', zh: '允许' },
  reject: { en: 'Reject', zh: '拒绝' },
} as const satisfies Readonly<Record<'accept' | 'reject', Text>>;
