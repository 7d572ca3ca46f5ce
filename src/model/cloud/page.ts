/** One page of a list that a service answers in pages. */
export interface CloudPage<T> {
  readonly items: readonly T[];
  /** Of all pages together. */
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Which page; the service has its own defaults and a largest size. */
export interface PageWish {
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
}
