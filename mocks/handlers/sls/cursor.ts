/** Cursors as SLS writes them: base64 of a decimal number. */

import { ok, type Result } from '../../../src/base/result.ts';
import type { Cursor } from '../../cloud/delivery/packet-source.ts';
import type { ApiError } from '../../cloud/operation.ts';
import { refusal } from './answer.ts';

export function cursorText(cursor: Cursor): string {
  return btoa(String(cursor));
}

export function readCursor(text: string): Result<Cursor, ApiError> {
  const wrong = refusal(400, 'ParameterInvalid', `Invalid cursor ${text}`);
  try {
    const digits = atob(text);
    return /^\d{1,20}$/.test(digits) ? ok(BigInt(digits)) : wrong;
  } catch {
    return wrong;
  }
}
