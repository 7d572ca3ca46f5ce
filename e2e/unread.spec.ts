import { describe, query, visit } from './support/console.ts'
import { awsLines, madeFile, textOf } from './support/files.ts'
import { panel, pressIn, saved } from './support-overview/panel.ts'
import { expect, idle, openFiles, test } from './sealed.ts'

const hour = 3600
const begin = 1_770_220_800
/** A quiet hour within a file, and an hour that no file covers. */
const first = madeFile('first.log', textOf([...awsLines(600), ...awsLines(600, { first: 2 * hour })]))
const second = madeFile('second.log', textOf(awsLines(600, { first: 4 * hour })))

test('time between two files is hatched in charts, twin, sentence and saved pictures; a quiet hour within one is not', async ({ page }) => {
  await visit(page)
  await openFiles(page, [first, second])
  const gap = { from: begin + 2 * hour + 600, to: begin + 4 * hour }
  expect((await describe(page)).gaps).toEqual([gap])
  const verdicts = panel(page, 'verdicts')
  await expect(verdicts.locator('.not-read')).toHaveText('not read: no file from 02:09 to 04:00')
  await expect(verdicts).toContainText('Nothing was read between files: 02:09 to 04:00.')
  await expect(page.locator('.timeline-gap')).toHaveCount(1)

  await test.step('the twin has a row in its place', async () => {
    await pressIn(page, 'verdicts', 't')
    await expect(verdicts.locator('tbody tr', { hasText: 'not read' })).toHaveText(['not read: no file from 02:09 to 04:00'])
    await page.keyboard.press('Escape')
  })

  await test.step('so has what is saved', async () => {
    const svg = await saved(page, 'verdicts', 'Picture as SVG')
    expect(svg.bytes.toString()).toContain('class="not-read"')
    expect(svg.bytes.toString()).toContain('no file from')
  })

  await test.step('a file that covers it fills it', async () => {
    await openFiles(page, [madeFile('third.log', textOf([...awsLines(600, { first: 3 * hour }), ...awsLines(1, { first: 2 * hour + 601 })]))])
    await page.getByRole('alertdialog').getByRole('button', { name: 'Add' }).click()
    await idle(page)
    expect((await describe(page)).gaps).toEqual([{ from: begin + 3 * hour + 600, to: begin + 4 * hour }])
    expect((await query(page, '* | select count(*) as n')).rows).toEqual([[2401]])
  })
})

test('a log that is quiet for most of each hour has no gap where its files end, and one where a file of it is missing', async ({ page }) => {
  /** Ten minutes of each of six hours. */
  const file = (name: string, from: number) => madeFile(name, textOf(Array.from({ length: 6 }, (_, i) => awsLines(600, { first: (from + i) * hour + 1200 })).flat()))
  await visit(page)
  await openFiles(page, [file('a.log', 0), file('b.log', 6), file('d.log', 18)])
  expect((await describe(page)).gaps).toEqual([{ from: begin + 11 * hour + 1800, to: begin + 18 * hour + 1200 }])
  const verdicts = panel(page, 'verdicts')
  await expect(verdicts.locator('.not-read')).toHaveCount(1)
  await openFiles(page, [file('c.log', 12)])
  await page.getByRole('alertdialog').getByRole('button', { name: 'Add' }).click()
  await idle(page)
  expect((await describe(page)).gaps).toEqual([])
  await expect(verdicts.locator('.not-read')).toHaveCount(0)
  await expect(page.locator('.timeline-gap')).toHaveCount(0)
})
