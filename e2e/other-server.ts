import { createServer } from 'node:http'

export interface OtherServer {
  /** Its origin by the name localhost. */
  readonly url: string
  /** The same server by its number: another origin, as browsers see it. */
  readonly otherUrl: string
  /** The paths asked for, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

/** A server on a port of its own that lets everyone read its answers: if a page cannot, it is the page that refuses. */
export async function startOtherServer(): Promise<OtherServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Type': 'text/html; charset=utf-8',
    })
    response.end('<!doctype html><title>Other</title><link rel="icon" href="data:,">')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The other server has no port.')
  return {
    url: `http://localhost:${bound.port}`,
    otherUrl: `http://127.0.0.1:${bound.port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
