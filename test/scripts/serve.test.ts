import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { serve, usualPort, wantedPort, type Served } from '../../scripts/serve.mjs'

let folder = ''
const open: (Served | { close(): unknown })[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'served-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'a.wasm'), new Uint8Array(8))
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
  delete process.env['PORT']
})

/** Sends a path as it is, climbing and all: fetch would tidy it first. */
function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path }, (answer) => {
      answer.resume()
      done(answer.statusCode)
    })
      .on('error', failed)
      .end()
  })
}

async function occupy(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(server)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

test('a taken port is passed over only when that is allowed', async () => {
  const taken = await occupy()
  await expect(serve({ folder, port: taken })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const served = await serve({ folder, port: taken, alternatives: 50 })
  open.push(served)
  expect(served.port).toBeGreaterThan(taken)
  expect(served.url).toBe(`http://localhost:${served.port}`)
})

test('no path leads out of the folder', async () => {
  const served = await serve({ folder, port: 0 })
  open.push(served)
  const statuses = await Promise.all(
    ['/../../etc/passwd', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/..%5c..%5cetc', '/.git/config', '/%00'].map((path) =>
      statusOf(served.port, path),
    ),
  )
  // What the address parser tidies to a path inside is the page, or nothing; the rest is refused.
  expect(statuses).toEqual([200, 400, 200, 400, 400, 400])
  expect(await statusOf(served.port, '/a.wasm')).toBe(200)
  expect(await statusOf(served.port, '/b.wasm')).toBe(404)
})

test('a folder without a page is refused with a sentence', async () => {
  await expect(serve({ folder: join(folder, 'nothing'), port: 0 })).rejects.toThrow(/no built page/)
})

test('PORT chooses, and must be a port', () => {
  expect(wantedPort()).toBe(usualPort)
  process.env['PORT'] = '8123'
  expect(wantedPort()).toBe(8123)
  process.env['PORT'] = 'eight'
  expect(() => wantedPort()).toThrow(/PORT is eight/)
})
