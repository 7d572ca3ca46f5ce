// Serves the built page to this machine alone. Every answer carries the headers of headers.mjs, errors included.
// Nothing is compressed: over loopback that costs more time than it saves.

import { createReadStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { headers } from './headers.mjs'
import { root } from './project.mjs'

/** The page's usual port. Kept files, drafts and links belong to the origin, port included, so it does not wander. */
export const usualPort = 7788

const types = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

function answer(response, status, type, body, more = {}) {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store', ...more })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** The decoded path of a request, or undefined when it is malformed, climbs, or names a hidden file. */
function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    const isSafe = !path.includes('\0') && !path.includes('\\') && path.split('/').every((part) => !part.startsWith('.'))
    return isSafe ? path : undefined
  } catch {
    return undefined
  }
}

async function fileAt(folder, path) {
  const file = resolve(folder, `.${path}`)
  if (file !== folder && !file.startsWith(folder + sep)) return undefined
  const facts = await stat(file).catch(() => undefined)
  return facts?.isFile() ? { file, facts } : undefined
}

async function handle(folder, request, response) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (request.method !== 'GET' && request.method !== 'HEAD' && !request.url.startsWith('/cloud/')) {
    return answer(response, 405, 'text/plain; charset=utf-8', 'This server only hands out files.\n', { Allow: 'GET, HEAD' })
  }
  const path = pathOf(request.url)
  if (path === undefined) return answer(response, 400, 'text/plain; charset=utf-8', 'This is not a path of the page.\n')
  if (path === '/cloud' || path.startsWith('/cloud/')) {
    // In the browser the mock answers these before they get here; a real service stands behind a reverse proxy.
    request.resume()
    const error = { error: 'NotFound', message: `No service answers at ${path} on this server.` }
    return answer(response, 404, types['.json'], JSON.stringify(error))
  }
  const isNavigation = extname(path) === '' || (request.headers['sec-fetch-mode'] === 'navigate' && !path.startsWith('/assets/'))
  const found = (await fileAt(folder, path)) ?? (isNavigation ? await fileAt(folder, '/index.html') : undefined)
  if (found === undefined) return answer(response, 404, 'text/plain; charset=utf-8', `There is no ${path} here.\n`)
  const { file, facts } = found
  const tag = `W/"${facts.size.toString(36)}-${Math.floor(facts.mtimeMs).toString(36)}"`
  const isHashed = path.startsWith('/assets/')
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('ETag', tag)
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304)
    return response.end()
  }
  response.writeHead(200, {
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': facts.size,
  })
  if (request.method === 'HEAD') return response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

function listen(server, port, host) {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen({ port, host }, () => {
      server.removeListener('error', failed)
      done(undefined)
    })
  })
}

/**
 * Serves `folder` on localhost, over IPv4 and, where there is one, IPv6, so that no stranger answers for the name.
 * @param {{folder?: string, port?: number, alternatives?: number}} options port 0 is any free one; `alternatives` is
 *   how many ports after `port` may be tried when it is taken.
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 */
export async function serve({ folder = join(root, 'dist'), port = usualPort, alternatives = 0 } = {}) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('There is no built page to serve: run npm start, or node scripts/build.mjs.')
  const home = resolve(folder)
  for (let attempt = 0; ; attempt += 1) {
    const servers = []
    try {
      for (const host of ['127.0.0.1', '::1']) {
        const server = createServer((request, response) => {
          handle(home, request, response).catch(() => response.destroy())
        })
        const wanted = servers[0]?.address().port ?? (port === 0 ? 0 : port + attempt)
        try {
          await listen(server, wanted, host)
          servers.push(server)
        } catch (error) {
          const hasNoSuchAddress = host === '::1' && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
          if (!hasNoSuchAddress) throw error
        }
      }
      const taken = servers[0].address().port
      return { url: `http://localhost:${taken}`, port: taken, close: () => closeAll(servers) }
    } catch (error) {
      await closeAll(servers)
      const mayTryNext = error.code === 'EADDRINUSE' && (port === 0 ? attempt < 20 : attempt < alternatives)
      if (!mayTryNext) throw error
    }
  }
}

async function closeAll(servers) {
  await Promise.all(
    servers.map((server) => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    }),
  )
}

/** The port asked for by PORT, or the usual one. @throws when PORT is no port. */
export function wantedPort() {
  const text = process.env.PORT
  if (text === undefined || text === '') return usualPort
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is ${text}, which is not a port number.`)
  return port
}

/** Serves the built page until the process ends, and says where. */
export async function serveAndSay() {
  const wanted = wantedPort()
  const { url, port } = await serve({ port: wanted, alternatives: 50 })
  if (wanted !== 0 && port !== wanted) {
    console.log(
      `Port ${wanted} is taken, so this is another address: what was kept on this device, drafts and links belong to http://localhost:${wanted}.`,
    )
  }
  console.log(url)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await serveAndSay()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
