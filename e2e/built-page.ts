import { build } from '../scripts/build.mjs'
import { serve } from '../scripts/serve.mjs'

/** Builds the page unless that was done just now, and serves it on a free port, as npm start would, for all specs. */
export default async function servePage(): Promise<() => Promise<void>> {
  if (process.env['FLOWLOG_IS_BUILT'] !== '1') await build({ quiet: true })
  const served = await serve({ port: 0 })
  process.env['FLOWLOG_ADDRESS'] = served.url
  return () => served.close()
}
