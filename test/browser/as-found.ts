import { afterAll } from 'vitest'
import { page } from 'vitest/browser'
import { cloudChosen } from '../../src/state/cloud.ts'
import { settingsForgotten } from '../../src/state/settings.ts'

/**
 * Test files of the browser share one page, and with it what they import: each finds it as a new reader does. Whoever replaces
 * something else that is global puts it back.
 */
const before = { address: location.href, width: innerWidth, height: innerHeight }

afterAll(async () => {
  document.body.replaceChildren()
  if (location.href !== before.address) history.replaceState(null, '', before.address)
  await page.viewport(before.width, before.height)
  await cloudChosen('none')
  settingsForgotten()
  localStorage.clear()
  sessionStorage.clear()
})
