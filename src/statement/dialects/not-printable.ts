/** What cannot be said to another engine, by name. */
export class NotPrintable extends Error {}
