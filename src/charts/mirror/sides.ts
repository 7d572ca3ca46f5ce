/** Out stands above zero and in below, seen from the interface. */
export const mirrorSides = [
  { key: 'out', name: { en: 'Out', zh: '出方向' } },
  { key: 'in', name: { en: 'In', zh: '入方向' } },
] as const;
