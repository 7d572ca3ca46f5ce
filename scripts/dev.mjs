// npm run dev: Vite's development server, at the usual address. It sends the same headers, but the policy also allows
// inline scripts (React's refresh preamble) and Vite's web socket: see developmentContentSecurityPolicy.

import { generate } from './generate.mjs'
import { install, requireNode, root } from './project.mjs'

requireNode()
install()
try {
  await generate()
  const { createServer } = await import('vite')
  const server = await createServer({ root })
  await server.listen()
  server.printUrls()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
