import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { headers } from '../scripts/headers.mjs'
import { serve, type Served } from '../scripts/serve.mjs'
import { startOtherServer, type OtherServer } from './other-server.ts'
import { expect, idle, test } from './sealed.ts'

const probeFolder = join(import.meta.dirname, 'probe')
const builtFolder = join(import.meta.dirname, '..', 'dist')

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self' blob:; " +
  "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'"

const typeOf: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
  '.bin': 'application/octet-stream',
  '.svg': 'image/svg+xml',
}

interface Attempt {
  readonly outcome: string
  readonly violations: readonly string[]
}

/** Fetches from the page, or from its worker at `/worker.js`, and tells what became of it. */
function attempt(page: Page, url: string): Promise<Attempt> {
  return page.evaluate(async (target) => {
    const violations: string[] = []
    const violated = new Promise<void>((done) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.effectiveDirective} ${event.blockedURI}`)
        done()
      })
    })
    const outcome = await fetch(target).then(
      (response) => `answered ${response.status}`,
      () => 'refused',
    )
    if (outcome === 'refused') await violated
    return { outcome, violations }
  }, url)
}

function attemptInWorker(page: Page, url: string): Promise<Attempt> {
  return page.evaluate(
    (target) =>
      new Promise<Attempt>((done, failed) => {
        const worker = new Worker('/worker.js', { type: 'module' })
        worker.addEventListener('message', (event) => done(event.data))
        worker.addEventListener('error', () => failed(new Error('The probe worker did not start.')))
        worker.postMessage(target)
      }),
    url,
  )
}

test.describe('the policy, with another server in reach', () => {
  test.use({ isSealed: false, expectedErrors: /Content Security Policy|Failed to load resource/i })
  let other: OtherServer
  let probe: Served

  test.beforeAll(async () => {
    other = await startOtherServer()
    probe = await serve({ folder: probeFolder, port: 0 })
  })
  test.afterAll(async () => {
    await other.close()
    await probe.close()
  })
  test.beforeEach(() => {
    other.asked.length = 0
  })

  test('a page without the policy reaches the other server, so that a refusal means something', async ({ page }) => {
    await page.goto(other.url)
    expect(await page.evaluate((url) => fetch(url).then((answer) => answer.status), `${other.otherUrl}/open`)).toBe(200)
    expect(other.asked).toEqual(['/', '/open'])
  })

  test('the built page is refused by its policy, and nothing leaves', async ({ page }) => {
    await page.goto('/')
    const { outcome, violations } = await attempt(page, `${other.url}/from-the-page`)
    expect(outcome).toBe('refused')
    expect(violations).toEqual([`connect-src ${other.url}/from-the-page`])
    expect(other.asked).toEqual([])
  })

  test('a worker is refused by the policy of its own script, and nothing leaves', async ({ page }) => {
    await page.goto(probe.url)
    const { outcome, violations } = await attemptInWorker(page, `${other.url}/from-a-worker`)
    expect(outcome).toBe('refused')
    expect(violations).toEqual([`connect-src ${other.url}/from-a-worker`])
    expect(other.asked).toEqual([])
  })

  test('a worker may ask its own server', async ({ page }) => {
    await page.goto(probe.url)
    expect(await attemptInWorker(page, `${probe.url}/empty.wasm`)).toEqual({ outcome: 'answered 200', violations: [] })
  })

  test('scripts, images, styles, frames and forms of the other server are refused too', async ({ page }) => {
    await page.goto('/')
    const refused = await page.evaluate(async (url) => {
      const seen = new Set<string>()
      document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective))
      for (const [tag, attribute] of [['script', 'src'], ['img', 'src'], ['iframe', 'src']] as const) {
        const element = document.createElement(tag)
        element.setAttribute(attribute, `${url}/${tag}`)
        document.body.append(element)
      }
      const style = document.createElement('link')
      style.rel = 'stylesheet'
      style.href = `${url}/style`
      document.head.append(style)
      while (seen.size < 4) await new Promise((done) => requestAnimationFrame(done))
      return [...seen].sort()
    }, other.url)
    expect(refused).toEqual(['frame-src', 'img-src', 'script-src-elem', 'style-src-elem'])
    expect(other.asked).toEqual([])
  })
})

test('isolated or not, the demo is read and its panels say the same', async ({ page }) => {
  const answers = async (): Promise<unknown> => {
    await page.goto('/overview?v=1&s=demo-small')
    await idle(page)
    return page.evaluate(async () => (await window.flowlog.panels()).map((panel) => ('answer' in panel ? panel.answer.rows : panel.problem)))
  }
  const isolated = await answers()
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true)
  const { 'Cross-Origin-Opener-Policy': _opener, 'Cross-Origin-Embedder-Policy': _embedder, ...others } = headers
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    const file = extname(pathname) === '' ? '/index.html' : pathname
    await route.fulfill({ path: join(builtFolder, file), headers: { ...others, 'Content-Type': typeOf[extname(file)] ?? 'application/octet-stream' } })
  })
  expect(await answers()).toEqual(isolated)
  expect(await page.evaluate(() => [window.crossOriginIsolated, typeof SharedArrayBuffer])).toEqual([false, 'undefined'])
})

test('the page is isolated from other pages, and compiles wasm but no text', async ({ page, errors }) => {
  await page.goto('/')
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true)
  const compiled = await page.evaluate(() => WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))
  expect(compiled).toBe(true)
  const evaluated = await page.evaluate(() => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'document.title = "inline"')
    button.click()
    return document.title
  })
  expect(evaluated).not.toBe('inline')
  // The attempt above is reported, and is the only thing that may be.
  await expect.poll(() => errors.length).toBeGreaterThan(0)
  expect(errors.every((text) => /inline event handler/i.test(text))).toBe(true)
  errors.length = 0
})

test.describe('the server', () => {
  // Playwright's own requests do not go past the sealing proxy.
  test.use({ isSealed: false })

  test('every file of the build is sent with the policy, isolation and its own type', async ({ request, address }) => {
    const files = readdirSync(builtFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(builtFolder.length).replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('/.'))
    expect(files).toContain('/index.html')
    expect(files.some((path) => path.endsWith('.js'))).toBe(true)
    for (const path of files) {
      const sent = (await request.head(address + path)).headers()
      expect(sent['content-security-policy'], path).toBe(policy)
      for (const [name, value] of Object.entries(headers)) expect(sent[name.toLowerCase()], `${name} of ${path}`).toBe(value)
      const type = typeOf[extname(path)]
      if (type !== undefined) expect(sent['content-type'], path).toBe(type)
      expect(sent['cache-control'], path).toBe(path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })

  test('errors carry the headers as well, and no path leads out of the build', async ({ request, address }) => {
    const expected: [string, number][] = [
      ['/cloud/sls/cn-hangzhou/logstores', 404],
      ['/assets/gone.js', 404],
      ['/.vite/manifest.json', 400],
      ['/%2e%2e%2fpackage.json', 400],
      ['/%00', 400],
      ['/%', 400],
    ]
    for (const [path, status] of expected) {
      const answer = await request.get(address + path)
      expect(answer.status(), path).toBe(status)
      expect(answer.headers()['content-security-policy'], path).toBe(policy)
      expect(answer.headers()['cross-origin-embedder-policy'], path).toBe('require-corp')
    }
    const unknownService = await request.get(`${address}/cloud/sls/cn-hangzhou/logstores`)
    expect(await unknownService.json()).toMatchObject({ error: 'NotFound' })
    expect((await request.post(`${address}/`)).status()).toBe(405)
  })

  test('a link into the page answers with the page', async ({ request, address }) => {
    const answer = await request.get(`${address}/dashboards/overview?version=1`)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toBe(typeOf['.html'])
  })
})

test.describe('the seal of these tests', () => {
  test.use({ expectedErrors: /403/ })
  test('notices a request to another host', async ({ page, outside }) => {
    await page.goto('http://elsewhere.invalid/beacon')
    expect(outside).toContain('GET http://elsewhere.invalid/beacon')
    outside.length = 0
  })

  test('lets the page load from its own server', async ({ page, outside }) => {
    await page.goto('/')
    await expect(page).toHaveTitle(/Flowlog Center/)
    expect(outside).toEqual([])
  })
})
