/**
 * Cursors are the decimal number of a place in a shard, in base64, and grow with the time of receipt. Only their order is used.
 * https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-getcursor
 */
export type Position = bigint;

/** Null for what is no cursor of this form. */
export function positionOf(cursor: string): Position | null {
  try {
    const text = atob(cursor);
    return /^\d{1,20}$/.test(text) ? BigInt(text) : null;
  } catch {
    return null;
  }
}

export function cursorOf(position: Position): string {
  return btoa(String(position));
}
