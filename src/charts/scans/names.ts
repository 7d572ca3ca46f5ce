import type { Text } from '../../model/panel.ts';

/** What the ways to scan are called, by the value that statements give them. */
export const scanNames: Readonly<Record<string, Text>> = {
  vertical: { en: 'vertical', zh: '纵向' },
  horizontal: { en: 'horizontal', zh: '横向' },
  both: { en: 'both ways', zh: '双向' },
};
