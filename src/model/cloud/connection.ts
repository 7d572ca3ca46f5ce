/**
 * How the page reaches cloud services: always at its own host, under `/cloud/<service>/<region>/…`, whether the demo cloud answers
 * there or a reverse proxy that signs for a real account.
 */
export interface CloudConnection {
  /** `/cloud` unless a proxy stands elsewhere on this host. */
  readonly base: string;
  readonly fetch: (request: Request) => Promise<Response>;
}
