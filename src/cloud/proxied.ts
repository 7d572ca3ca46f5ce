import type { CloudConnection } from '../model/cloud/connection.ts';

/** A reverse proxy of this host, which signs for the account behind it: the browser's own requests, as they are. */
export const proxied: CloudConnection = { base: '/cloud', fetch: (request) => fetch(request) };
