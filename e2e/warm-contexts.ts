import type { Browser, BrowserContext, Page } from '@playwright/test'

/** Reads of the page's own server, and runs nothing of the page. */
const plainFile = '/icon.png'
/** A worker that was ended in the middle of a write lets go of its files a moment later. */
const patience = 5000

/**
 * The browser contexts that the tests of one worker have one after the other. In a context of its own, every test is a first visit:
 * everything is fetched, and parsed and compiled by a new process, which was a fifth of all work. So tests of equal options share
 * one, with a page of its own each, and find it as empty as a new one: what the last test left is removed, and looked for.
 */
export class WarmContexts {
  private readonly contexts = new Map<string, BrowserContext>()

  constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {}

  /** An empty context of these options, which are the running test's own. */
  async taken(options: unknown): Promise<BrowserContext> {
    const key = JSON.stringify(options)
    const context = this.contexts.get(key) ?? (await this.browser.newContext())
    this.contexts.set(key, context)
    return context
  }

  /** Ends a context; the next test of its options gets a new one. */
  async discarded(context: BrowserContext): Promise<void> {
    for (const [key, one] of this.contexts) if (one === context) this.contexts.delete(key)
    await context.close()
  }

  /**
   * Empties a context for the next test, or ends it where that cannot be.
   * @throws when something of the test is still there.
   */
  async returned(context: BrowserContext): Promise<void> {
    const used = context.pages()
    // Opened before the others go, as with the last of them goes the process, and all that it has compiled.
    const page = await context.newPage()
    await page.goto(this.address + plainFile)
    for (const one of used) await one.close()
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await context.clearPermissions()
    const left = await emptied(page, this.address)
    if (left.length > 0) throw new Error(`What a test left behind could not be removed: ${left.join(', ')}`)
    // A clock that was set stays set in all pages of its context.
    if (!(await hasOwnClock(page))) await this.discarded(context)
  }
}

function hasOwnClock(page: Page): Promise<boolean> {
  return page.evaluate(() => [Date, setTimeout, requestAnimationFrame].every((one) => Function.prototype.toString.call(one).includes('[native code]')))
}

/** Removes everything that the origin keeps; resolves with what is there all the same. */
async function emptied(page: Page, address: string): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page)
  const until = performance.now() + patience
  for (;;) {
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'all' })
    // Anew, as a page keeps the service worker that it was loaded by.
    await page.goto(address + plainFile)
    const left = await kept(page)
    if (left.length > 0 && performance.now() < until) continue
    await devtools.detach()
    return left
  }
}

/** Everything that the page's origin keeps in this browser, by place and name. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found = (place: string, names: Iterable<string | undefined>): string[] => Array.from(names, (name) => `${place} ${name}`)
    const files: string[] = []
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
    return [
      found('local storage', Object.keys(localStorage)),
      found('session storage', Object.keys(sessionStorage)),
      found('cookie', document.cookie === '' ? [] : [document.cookie]),
      found('database', (await indexedDB.databases()).map(({ name }) => name)),
      found('cache', await caches.keys()),
      found('file', files),
      found('service worker', (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)),
      found('controlled by', navigator.serviceWorker.controller === null ? [] : [navigator.serviceWorker.controller.scriptURL]),
    ].flat()
  })
}
