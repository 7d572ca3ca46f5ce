import { createServer } from 'node:http'
import { test as base, expect, type ConsoleMessage, type Page, type WebError } from '@playwright/test'
import { WarmContexts } from './warm-contexts.ts'

export { expect } from '@playwright/test'

interface Sealed {
  /** Requests for any other host than the page's own go to a proxy that refuses and keeps them. */
  readonly isSealed: boolean
  /** Console errors that a spec brings about on purpose. */
  readonly expectedErrors: RegExp | null
  /** Nothing of what the browser has loaded for other tests is at hand, as on a reader's first visit. */
  readonly isFirstVisit: boolean
  /** What was asked of other hosts, by page, workers or service worker. Must be empty when the test ends. */
  readonly outside: string[]
  /** Console errors and uncaught exceptions. Must all be expected ones when the test ends. */
  readonly errors: string[]
}

interface OfTheWorker {
  readonly address: string
  readonly seal: Seal
  readonly warmContexts: WarmContexts
}

interface Seal {
  readonly url: string
  /** Everything that was asked of other hosts. */
  readonly asked: string[]
}

function addressOfThePage(): string {
  const address = process.env['FLOWLOG_ADDRESS']
  if (address === undefined) throw new Error('The built page is not being served: built-page.ts has not run.')
  return address
}

function describe(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location()
  return `${message.text()} (${url}:${lineNumber})`
}

/** Playwright's test with a page that can reach its own server only, and that must keep its console clean. */
export const test = base.extend<Sealed, OfTheWorker>({
  isSealed: [true, { option: true }],
  expectedErrors: [null, { option: true }],
  isFirstVisit: [false, { option: true }],
  address: [async ({}, use) => use(addressOfThePage()), { scope: 'worker' }],
  baseURL: async ({ address }, use) => use(address),
  // The proxy stands below page, workers and service worker alike, so none of them can go round it.
  seal: [
    async ({}, use) => {
      const asked: string[] = []
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`)
        response.writeHead(403, { 'Content-Type': 'text/html' })
        // An icon of its own, or the browser would ask the other host for one, sooner or later.
        response.end('<!doctype html><link rel="icon" href="data:,"><title>Sealed</title>')
      })
      server.on('connect', (request, socket) => {
        asked.push(`CONNECT ${request.url}`)
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      })
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      const bound = server.address()
      if (bound === null || typeof bound === 'string') throw new Error('The sealing proxy has no port.')
      await use({ url: `http://127.0.0.1:${bound.port}`, asked })
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
    { scope: 'worker' },
  ],
  warmContexts: [async ({ browser, address }, use) => use(new WarmContexts(browser, address)), { scope: 'worker' }],
  // Whether or not a test names it, so that it is the last to end: when the pages have gone.
  outside: [
    async ({ seal }, use) => {
      await use(seal.asked)
      expect(seal.asked.splice(0), 'the page asked other hosts').toEqual([])
    },
    { auto: true },
  ],
  errors: async ({ expectedErrors }, use) => {
    const errors: string[] = []
    await use(errors)
    const unexpected = errors.filter((text) => expectedErrors?.test(text) !== true)
    expect(unexpected, 'the console has errors').toEqual([])
  },
  proxy: async ({ isSealed, seal, address }, use) => use(isSealed ? { server: seal.url, bypass: new URL(address).host } : undefined),
  context: async (
    {
      browser, warmContexts, errors, isFirstVisit, acceptDownloads, bypassCSP, clientCertificates, colorScheme, contrast, deviceScaleFactor,
      extraHTTPHeaders, forcedColors, geolocation, hasTouch, httpCredentials, ignoreHTTPSErrors, isMobile, javaScriptEnabled, locale, offline,
      permissions, proxy, reducedMotion, screen, serviceWorkers, storageState, timezoneId, userAgent, viewport, contextOptions,
    },
    use,
    info,
  ) => {
    const options = {
      acceptDownloads, bypassCSP, clientCertificates, colorScheme, contrast, deviceScaleFactor, extraHTTPHeaders, forcedColors, geolocation, hasTouch,
      httpCredentials, ignoreHTTPSErrors, isMobile, javaScriptEnabled, locale, offline, permissions, proxy, reducedMotion, screen, serviceWorkers,
      storageState, timezoneId, userAgent, viewport, contextOptions,
    }
    const context = isFirstVisit ? await browser.newContext() : await warmContexts.taken(options)
    const heard = (message: ConsoleMessage): void => {
      if (message.type() === 'error') errors.push(describe(message))
    }
    const failed = (error: WebError): void => {
      errors.push(String(error.error()))
    }
    context.on('console', heard)
    context.on('weberror', failed)
    await use(context)
    if (isFirstVisit || info.errors.length > 0) await warmContexts.discarded(context)
    else await warmContexts.returned(context)
    context.off('console', heard)
    context.off('weberror', failed)
  },
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),
})

/** A file on disk by its path, or one made by the test. */
export type FileToOpen = string | { name: string; mimeType: string; buffer: Buffer }

/** Waits until no question, read or drawing is pending. */
export async function idle(page: Page): Promise<void> {
  // A function and no text: a text that has to be looked at twice is evaluated in the page, whose policy forbids that.
  await page.waitForFunction(() => 'flowlog' in window)
  await page.evaluate('window.flowlog.idle()')
}

/**
 * Opens a link of the page, and waits until all is on screen. A page that is open already turns to it as by a link of its own:
 * it need not be loaded again, which is most of what a visit costs.
 */
export async function turnTo(page: Page, link: string): Promise<void> {
  const isOpen = await page.evaluate(() => 'flowlog' in window)
  if (isOpen) await page.evaluate((to) => history.pushState({}, '', to), link)
  else await page.goto(link)
  await idle(page)
}

/** Opens files as a reader does who picks them, and waits until everything that follows is on screen. */
export async function openFiles(page: Page, files: readonly FileToOpen[]): Promise<void> {
  const input = page.locator('input[type=file][multiple]').first()
  await input.waitFor({ state: 'attached' })
  const paths = files.filter((file) => typeof file === 'string')
  const made = files.filter((file) => typeof file !== 'string')
  if (paths.length > 0 && made.length > 0) throw new Error('Open files on disk and made files in two calls.')
  await input.setInputFiles(paths.length > 0 ? paths : made)
  await idle(page)
}
