/**
 * MSW asks its handlers one after the other, and each of them first copies the request, reads the page's cookies (a question to another
 * process) and compiles its path. With some sixty handlers that was up to a quarter of what an answer of the demo cloud cost.
 */

import { HttpHandler, type RequestHandler } from 'msw';

/** The same handler, which is not asked about requests of another method, or of a path that it cannot be for. */
export function askedSparingly<H extends RequestHandler>(handler: H): H {
  if (!(handler instanceof HttpHandler)) return handler;
  const { method, path } = handler.info;
  if (typeof path !== 'string' || typeof method !== 'string') return handler;
  const fits = patternOf(path);
  const run = handler.run.bind(handler);
  handler.run = async (asked) => (asked.request.method === method && fits.test(new URL(asked.request.url).pathname) ? run(asked) : null);
  return handler;
}

/** Of all paths that MSW would match, and maybe of more: it has the last word. */
function patternOf(path: string): RegExp {
  const parts = path.replace(/\/$/, '').split('/').map((part) => {
    if (part.includes('*')) return '.*';
    return part.includes(':') ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}/?$`, 'i');
}
