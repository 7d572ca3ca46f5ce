/** An operation on the account: a new document with an answer, or the service's own error and the document as it was. */

import { failed, ok, type Result } from '../../src/base/result.ts';
import type { CloudState } from './state.ts';

/** In the service's own words: HTTP status, code and message. */
export interface ApiError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface Changed<T> {
  readonly state: CloudState;
  readonly value: T;
}

export type Outcome<T> = Result<Changed<T>, ApiError>;

/** `now` is the cloud's clock; the document is settled as of it. */
export type Operation<T> = (state: CloudState, now: number) => Outcome<T>;

export function changed<T>(state: CloudState, value: T): Outcome<T> {
  return ok({ state, value });
}

export function refused(status: number, code: string, message: string): { readonly ok: false; readonly problem: ApiError } {
  return failed({ status, code, message });
}
