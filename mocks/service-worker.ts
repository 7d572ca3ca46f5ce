/**
 * Requests of the page to the demo cloud. MSW's service worker hands them to the handlers, which run in the page. It cannot always: after
 * a hard reload a page has no service worker, some windows allow none, and one that the browser has ended (it does so when every tab is
 * hidden for half a minute) has forgotten its pages when it comes back. What it did not hand over goes to the handlers directly, as
 * packets of records always do, so that every request is answered, once.
 */

import { getResponse, type RequestHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import { answeredByDemo } from './handlers/context.ts';

const script = '/mockServiceWorker.js';
const header = 'x-flowlog-request';
/** Starting takes some tens of milliseconds; a browser that hangs over it must not hold up the page. */
const longestStart = 4000;
/** A service worker that nobody asks is ended after thirty seconds. */
const forgetsAfter = 15_000;

export interface DemoServices {
  /** As `fetch`: a lost answer and an aborted request are throws. */
  fetch(request: Request): Promise<Response>;
  stop(): void;
}

export async function servicesOf(handlers: readonly RequestHandler[], tab: string): Promise<DemoServices> {
  const heard = new Set<string>();
  const services = (await isUsable()) ? setupWorker(...handlers) : null;
  const bound = services === null ? null : await within(longestStart, started(services));
  const leaving = bound === null ? null : kept(bound);
  let answered = performance.now();
  services?.events.on('request:start', ({ request }) => {
    const name = request.headers.get(header);
    if (name?.startsWith(tab) === true) heard.add(name);
  });
  let count = 0;
  return {
    async fetch(request) {
      const name = `${tab}-${count++}`;
      const named = new Request(request, { headers: [...request.headers, ['x-flowlog-tab', tab], [header, name]] });
      const { serviceWorker } = navigator;
      if (bound === null || serviceWorker.controller !== bound || isPull(named)) return directly(handlers, named);
      if (performance.now() - answered > forgetsAfter) await within(1000, reminded(serviceWorker, bound));
      answered = performance.now();
      const again = named.clone();
      try {
        const response = await fetch(named);
        if (heard.has(name) || response.headers.has(answeredByDemo)) return response;
      } catch (error) {
        if (heard.has(name) || request.signal.aborted) throw error;
      } finally {
        heard.delete(name);
      }
      answered = -Infinity;
      return directly(handlers, again);
    },
    stop() {
      leaving?.();
      if (bound !== null) services?.stop();
    },
  };
}

/** Records come in megabytes: MSW would hand each packet to the service worker, and a copy of it back to the page for its events. */
function isPull({ url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  return pathname.includes('/shards/') && searchParams.get('type')?.startsWith('log') === true;
}

/** MSW reloads a page that has a service worker and is not controlled by it, as after a hard reload; such a page does without. */
async function isUsable(): Promise<boolean> {
  // Undefined where the page's address is not a safe one.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (container === undefined) return false;
  try {
    const registrations = await container.getRegistrations();
    // MSW asks for updates and does not hear how they go: they fail where the registration is about to end, as its last page went.
    // The browser looks for them by itself whenever a page is opened.
    for (const registration of registrations) Object.assign(registration, { update: () => Promise.resolve(registration) });
    return container.controller !== null || registrations.length === 0;
  } catch {
    return false;
  }
}

/** The service worker that MSW listens to: what any other one would hand over it does not hear. */
async function started(services: ReturnType<typeof setupWorker>): Promise<ServiceWorker | null> {
  const registration = await services.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: script } });
  return registration?.active ?? null;
}

/**
 * A page that goes tells the service worker so, which then ends its registration if it sees no other page; one that is just being
 * opened is not seen, and would be left with a service worker that knows nobody. So only a page that stops the demo cloud tells it.
 *
 * @returns what to call before that.
 */
function kept(worker: ServiceWorker): () => void {
  let isLeaving = false;
  const post = worker.postMessage.bind(worker);
  Object.assign(worker, {
    postMessage: (message: unknown): void => {
      if (isLeaving || message !== 'CLIENT_CLOSED') post(message);
    },
  });
  return () => {
    isLeaving = true;
  };
}

/** Names this page to the service worker as MSW does when it starts, in case that it has forgotten it. */
function reminded(container: ServiceWorkerContainer, worker: ServiceWorker): Promise<null> {
  return new Promise((done) => {
    const listen = ({ data }: MessageEvent<{ readonly type?: string } | null>): void => {
      if (data?.type !== 'MOCKING_ENABLED') return;
      container.removeEventListener('message', listen);
      done(null);
    };
    container.addEventListener('message', listen);
    worker.postMessage('MOCK_ACTIVATE');
  });
}

/** Null where it failed, or took longer. */
async function within<T>(milliseconds: number, doing: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((done) => setTimeout(() => done(null), milliseconds));
  return Promise.race([doing.catch(() => null), late]);
}

async function directly(handlers: readonly RequestHandler[], request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('The request was aborted.', 'AbortError')), { once: true });
  });
  const response = await Promise.race([getResponse([...handlers], request), aborted]);
  if (response === undefined) return new Response('{"error":"NotFound","message":"No service answers here."}', { status: 404, headers: { 'Content-Type': 'application/json' } });
  if (response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
}
