import { createServer } from 'node:http'
import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

interface Sealed {
  /** Requests for any other host than the page's own go to a proxy that refuses and keeps them. */
  readonly isSealed: boolean
  /** Console errors that a spec brings about on purpose. */
  readonly expectedErrors: RegExp | null
  /** What was asked of other hosts, by page, workers or service worker. Must be empty when the test ends. */
  readonly outside: string[]
  /** Console errors and uncaught exceptions. Must all be expected ones when the test ends. */
  readonly errors: string[]
  readonly address: string
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
export const test = base.extend<Sealed>({
  isSealed: [true, { option: true }],
  expectedErrors: [null, { option: true }],
  address: async ({}, use) => use(addressOfThePage()),
  baseURL: async ({ address }, use) => use(address),
  outside: async ({}, use) => {
    const outside: string[] = []
    await use(outside)
    expect(outside, 'the page asked other hosts').toEqual([])
  },
  errors: async ({ expectedErrors }, use) => {
    const errors: string[] = []
    await use(errors)
    const unexpected = errors.filter((text) => expectedErrors?.test(text) !== true)
    expect(unexpected, 'the console has errors').toEqual([])
  },
  // The proxy stands below page, workers and service worker alike, so none of them can go round it.
  proxy: async ({ isSealed, outside, address }, use) => {
    if (!isSealed) return use(undefined)
    const server = createServer((request, response) => {
      outside.push(`${request.method} ${request.url}`)
      response.writeHead(403, { 'Content-Type': 'text/html' })
      // An icon of its own, or the browser would ask the other host for one, sooner or later.
      response.end('<!doctype html><link rel="icon" href="data:,"><title>Sealed</title>')
    })
    server.on('connect', (request, socket) => {
      outside.push(`CONNECT ${request.url}`)
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const bound = server.address()
    if (bound === null || typeof bound === 'string') throw new Error('The sealing proxy has no port.')
    await use({ server: `http://127.0.0.1:${bound.port}`, bypass: new URL(address).host })
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  },
  context: async ({ context, errors }, use) => {
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(describe(message))
    })
    context.on('weberror', (error) => errors.push(String(error.error())))
    await use(context)
  },
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
