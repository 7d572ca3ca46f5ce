// Builds the page into dist/, after whatever has to be generated first.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.mjs'
import { writeNotices } from './notices.mjs'
import { install, requireNode, root, runNode, tool } from './project.mjs'

/** @throws with a sentence when a step fails; the tool has printed why. */
export async function build({ quiet = false } = {}) {
  await generate()
  const done = await runNode([tool('vite', 'bin', 'vite.js'), 'build'], { quiet })
  if (done.code !== 0) throw new Error(quiet ? `The page could not be built.\n${done.output}` : 'The page could not be built.')
  writeNotices(join(root, 'dist'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode()
  install()
  try {
    await build()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
