/** What is said of something thrown: the message of an error, and anything else as text, since a promise may be rejected with any value. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
