// npm start: on a fresh clone as well as on an old one, installs what is missing, builds, and serves the page.

import { build } from './build.mjs'
import { install, requireNode } from './project.mjs'
import { serveAndSay } from './serve.mjs'

requireNode()
install()
try {
  await build()
  await serveAndSay()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
