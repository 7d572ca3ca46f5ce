/** About how many records the demos make; they are made only when opened. */
export const demoRecords = { day: 300_000, small: 2000 } as const;
