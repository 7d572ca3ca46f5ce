import { readFile } from 'node:fs/promises'
import { documented } from '../src/catalog/examples/documented.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { demoBegin, filtersOf, linkTo, minute, openDemo, rangeOf } from './support-overview/demo.ts'
import { panel, pressIn } from './support-overview/panel.ts'
import { byBytes, records, sumOf } from './support-overview/plain.ts'
import { panelsById } from './support/console.ts'
import { editor, linkToQuery, openQuery, rowsOf, runTyped, statementOf, typed } from './support-query/page.ts'

const exact = (value: number): string => value.toLocaleString('en-US')
const perPort = '* | select dstport, count(*) as records, sum(bytes) as bytes group by dstport order by bytes desc limit 5'

test.describe('a statement', () => {
  test('stands there on a first visit, runs, survives a reload, has its faces', async ({ page, context }) => {
    await test.step('stands there on a first visit, answered', async () => {
      await openDemo(page)
      await page.getByRole('link', { name: 'Custom Query', exact: true }).click()
      await idle(page)
      await expect(page.getByRole('heading', { name: 'Top talkers' })).toBeVisible()
      expect(statementOf(page)).toContain('select srcaddr, dstaddr, dstport')
      expect((await rowsOf(page)).rows.length).toBeGreaterThan(5)
    })

    await test.step('runs as it is typed, or is refused with a hint', async () => {
      await openQuery(page)

      await test.step('that is typed runs by its key and has the rows of a plain count', async () => {
        await runTyped(page, perPort)
        const { head, rows } = await rowsOf(page)
        expect(head).toEqual(['dstport', 'records', 'bytes'])
        const plain = byBytes(records.filter(({ dstPort }) => dstPort !== null), ({ dstPort }) => String(dstPort)).slice(0, 5)
        expect(rows).toEqual(plain.map(([port, bytes]) => [port, exact(records.filter(({ dstPort }) => String(dstPort) === port).length), exact(bytes)]))
        expect(statementOf(page)).toBe(perPort)
        await expect(page.getByText('5 rows, cut by limit 5')).toBeVisible()
      })

      await test.step('with an error says line and column, and offers what was meant', async () => {
        await runTyped(page, '* |\nselect dst_prt, count(*) as n group by dst_prt')
        const alert = page.getByRole('alert')
        await expect(alert).toContainText('line 2, column 40')
        await alert.getByRole('button', { name: 'Use dstport' }).click()
        await idle(page)
        expect(statementOf(page)).toBe('* |\nselect dstport, count(*) as n group by dstport')
      })
    })

    await test.step('survives a reload and a look at another screen', async () => {
      await test.step('answered, the answer is the same', async () => {
        await openQuery(page, { q: perPort, filters: ['action:in:ACCEPT'], range: '2026-02-05T12:01Z..2026-02-05T12:04Z' })
        const before = await rowsOf(page)
        await page.reload()
        await idle(page)
        expect(await rowsOf(page)).toEqual(before)
        expect(filtersOf(page)).toEqual(['action:in:ACCEPT'])
      })

      await test.step('in the making, what was typed is there', async () => {
        await openQuery(page, { q: perPort })
        await typed(page, '* | select 42 as answer')
        await page.reload()
        await idle(page)
        await expect(editor(page)).toContainText('42 as answer')
        expect(statementOf(page)).toBe(perPort)
        await page.getByRole('link', { name: 'Overview' }).click()
        await idle(page)
        expect(statementOf(page)).toBeNull()
        await page.getByRole('link', { name: 'Custom Query', exact: true }).click()
        await idle(page)
        expect(statementOf(page)).toBe(perPort)
        await expect(editor(page)).toContainText('42 as answer')
      })
    })

    await test.step('has its faces, is folded, laid out and printed', async () => {
      await test.step('with nothing but a search it shows raw logs, with an SQL half its table', async () => {
        await openQuery(page, { q: 'dstport: 443' })
        await expect(page.getByRole('tab', { name: 'Raw logs' })).toHaveAttribute('aria-selected', 'true')
        await runTyped(page, perPort)
        await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true')
        await page.getByRole('tab', { name: 'Table' }).focus()
        await page.keyboard.press('End')
        await expect(page.getByRole('tab', { name: 'Statement' })).toBeFocused()
        await expect(page.getByText('Kernel: compiled to loops over the columns')).toBeVisible()
        await page.goBack()
        await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true')
      })

      await test.step('folded where only its search half counts, it says how much is left out', async () => {
        await turnTo(page, linkToQuery({ q: '*\n| select dstport,\n  count(*) as n\n  group by dstport', tab: 'raw' }))
        const fold = page.getByRole('button', { name: 'Show the whole statement' })
        await expect(fold).toContainText('3 lines, not used by this tab')
        await fold.click()
        await expect(editor(page)).toBeVisible()
      })

      await test.step('laid out, and printed for a real Logstore', async () => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'])
        // A block in quotes is a text, which no address is: that is said, and put right.
        await openQuery(page, { q: 'srcaddr: "10.0.0.0/8" | select count(*) as n from log', filters: ['dstport:in:443'] })
        await page.getByRole('alert').getByRole('button', { name: 'Use srcaddr: 10.0.0.0/8' }).click()
        await idle(page)
        await expect(page.getByRole('alert')).toHaveCount(0)
        expect(statementOf(page)).toBe('srcaddr: 10.0.0.0/8 | select count(*) as n from log')
        const more = page.locator('.query-deeds').getByRole('button', { name: 'More' })
        await more.click()
        await page.getByRole('menuitem', { name: 'Copy for SLS' }).click()
        await expect(page.getByText('Copied')).toBeVisible()
        const copied = await page.evaluate(() => navigator.clipboard.readText())
        expect(copied).toContain('dstport:443')
        expect(copied).not.toContain('10.0.0.0/8')
        await more.click()
        await page.getByRole('menuitem', { name: 'Format' }).click()
        await expect(page.locator('.query-editor .cm-line')).not.toHaveCount(1)
      })
    })
  })
})

test.describe('beyond the kernel', () => {
  const most = '* | with ports as (select dstport, sum(bytes) as bytes from log group by dstport) select max(bytes) as most from ports'

  test('a statement is answered or stopped, and the page says by what and why', async ({ page }) => {
    await test.step('a statement is answered all the same, and the page says by what and why', async () => {
      await openQuery(page, { q: most })
      const plain = byBytes(records, ({ dstPort }) => String(dstPort))[0]?.[1] ?? 0
      expect((await rowsOf(page)).rows).toEqual([[exact(plain)]])
      await page.getByRole('tab', { name: 'Statement' }).click()
      await expect(page.getByText(/^DuckDB, over the records.*does not plan WITH \(line 1/)).toBeVisible()
      await expect(page.getByText('The SQL that DuckDB runs')).toBeVisible()
    })

    await test.step('Stop stops for real, and the next statement is answered', async () => {
      await openQuery(page, { q: most })
      await typed(page, '* | select count(*) as n from log a join log b on a.protocol = b.protocol join log c on b.protocol = c.protocol join log d on c.protocol = d.protocol')
      await page.keyboard.press('ControlOrMeta+Enter')
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
      await expect(page.getByText('Stopped.')).toBeVisible()
      await idle(page)
      await runTyped(page, most.replace('most from', 'again from'))
      expect((await rowsOf(page)).head).toEqual(['again'])
    })

    await test.step('an error in the SQL half takes nothing from what the search half matches', async () => {
      await openQuery(page, { q: 'action: REJECT | select count(* from log', tab: 'raw' })
      const refused = records.filter(({ action }) => action === 'REJECT').length
      await expect(page.getByRole('alert')).toContainText('line 1')
      await expect(page.getByRole('tab', { name: 'Raw logs' })).toContainText(String(refused))
    })
  })
})

test.describe('beside the page', () => {
  test('examples, use cases, the history, saved statements and functions', async ({ page }) => {
    await test.step('examples and use cases are answered, and the history has what was asked', async () => {
      await openQuery(page)

      await test.step('examples answer, and keep their name', async () => {
        await page.getByRole('button', { name: 'Examples' }).click()
        await page.getByRole('searchbox', { name: 'Find an example' }).fill('refused most')
        await page.getByRole('button', { name: /Who is refused most/ }).click()
        await idle(page)
        await expect(page.getByRole('heading', { level: 2, name: 'Who is refused most' })).toBeVisible()
        expect((await rowsOf(page)).head).toEqual(['srcaddr', 'country', 'attempts', 'ports', 'targets'])
      })

      await test.step('the use cases of the documentation are answered, one after the other', async () => {
        await page.getByRole('searchbox', { name: 'Find an example' }).fill('')
        for (const { title } of documented) {
          await page.getByRole('button', { name: title.en }).first().click()
          await idle(page)
          await expect(page.getByRole('heading', { level: 2, name: title.en })).toBeVisible()
          await expect(page.getByRole('tabpanel')).not.toBeEmpty()
          await expect(page.getByRole('alert')).toHaveCount(0)
        }
      })

      await test.step('the history has what was asked, newest first', async () => {
        await runTyped(page, perPort)
        await runTyped(page, '* | select count(*) as n')
        await page.getByRole('button', { name: 'History' }).click()
        const list = page.getByRole('complementary', { name: 'History' })
        await expect(list.getByRole('listitem').first()).toContainText('select count(*) as n')
        await list.getByRole('button', { name: /select dstport, count/ }).click()
        await idle(page)
        expect(statementOf(page)).toBe(perPort)
      })
    })

    await test.step('statements are saved and functions typed', async () => {
      await test.step('a statement is saved, edited, renamed, deleted and brought back', async () => {
        await openQuery(page, { q: perPort })
        await page.getByRole('button', { name: 'Save', exact: true }).click()
        await page.getByRole('textbox', { name: 'Name' }).fill('Ports by bytes')
        await page.getByRole('button', { name: 'Save the statement' }).click()
        await expect(page.getByRole('heading', { name: 'Ports by bytes' })).toBeVisible()
        await typed(page, `${perPort}0`)
        await expect(page.getByText('edited, not saved')).toBeVisible()
        await page.reload()
        await idle(page)
        await page.getByRole('button', { name: 'Saved' }).click()
        const list = page.getByRole('complementary', { name: 'Saved' })
        await list.getByRole('button', { name: 'Rename Ports by bytes' }).click()
        await list.getByRole('textbox', { name: 'New name' }).fill('Ports')
        await page.keyboard.press('Enter')
        await list.getByRole('button', { name: 'Delete Ports' }).click()
        await expect(list.getByText('Ports was deleted.')).toBeVisible()
        await list.getByRole('button', { name: 'Undo' }).click()
        await expect(list.getByRole('button', { name: 'Rename Ports' })).toBeVisible()
      })

      await test.step('a function is typed where the caret stands', async () => {
        await openQuery(page, { q: '* | select  as x' })
        await editor(page).click()
        await page.keyboard.press('ControlOrMeta+Home')
        for (let i = 0; i < '* | select '.length; i += 1) await page.keyboard.press('ArrowRight')
        await page.getByRole('button', { name: 'Functions' }).click()
        await page.getByRole('searchbox', { name: 'Find a function' }).fill('approx_distinct')
        await page.getByRole('button', { name: /approx_distinct/ }).first().click()
        await expect(editor(page)).toContainText('select approx_distinct() as x')
      await page.getByRole('button', { name: 'Functions', exact: true }).click()
      })
    })

    await test.step('a list that lies over a narrow window goes when something was chosen', async () => {
      await page.setViewportSize({ width: 390, height: 844 })
      await openQuery(page)
      await page.getByRole('button', { name: 'Functions', exact: true }).click()
      const list = page.getByRole('complementary', { name: 'Functions', exact: true })
      await list.getByRole('searchbox').fill('approx_distinct')
      await list.getByRole('button', { name: /^approx_distinct/ }).click()
      await expect(list).toHaveCount(0)
      await expect(editor(page)).toBeFocused()
      await expect(editor(page)).toContainText('approx_distinct()')
    })
  })
})

test('a query has its rows and its histogram, from a link and from a dashboard', async ({ page }) => {
  await test.step('a link to a query opens its source and stays a query', async () => {
    await page.goto(linkToQuery({ q: perPort, tab: 'statement' }))
    await idle(page)
    await expect(page.getByRole('tab', { name: 'Statement' })).toHaveAttribute('aria-selected', 'true')
    expect(statementOf(page)).toBe(perPort)
  })

  await test.step('rows are sorted, opened, picked, saved and added to a dashboard', async () => {
    await openQuery(page, { q: perPort })

    await test.step('are sorted here, opened, and picked as filters', async () => {
      await page.getByRole('button', { name: 'Sort the rows here by records' }).or(page.getByTitle('Sort the rows here by records')).first().click()
      await expect(page.getByText('sorted here by records')).toBeVisible()
      const counts = (await rowsOf(page)).rows.map(([, n]) => Number(n?.replaceAll(',', '')))
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      const grid = page.getByRole('grid', { name: 'Rows of the answer' })
      await grid.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('complementary', { name: 'Row 2 of 5' })).toBeVisible()
      await page.keyboard.press('Escape')
      await grid.focus()
      await page.keyboard.press('Alt+f')
      await idle(page)
      expect(filtersOf(page)).toEqual([expect.stringMatching(/^dstport:in\.not:\d+$/)])
    })

    await test.step('are saved as CSV, JSON and Parquet', async () => {
      const save = async (kind: string): Promise<Buffer> => {
        const waiting = page.waitForEvent('download')
        await page.locator('.query-tools').getByRole('button', { name: kind, exact: true }).click()
        return readFile(await (await waiting).path())
      }
      const csv = (await save('CSV')).toString()
      expect(csv.split('\r\n')[0]).toBe('dstport,records,bytes')
      expect(csv.trim().split('\r\n')).toHaveLength(6)
      const json: unknown = JSON.parse((await save('JSON')).toString())
      expect(json).toMatchObject({ statement: perPort, columns: [{ name: 'dstport' }, { name: 'records' }, { name: 'bytes' }] })
      expect((await save('Parquet')).subarray(0, 4).toString()).toBe('PAR1')
    })

    await test.step('are added to a dashboard as they are', async () => {
      await page.getByRole('button', { name: 'Add to dashboard' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
  })

  await test.step('the histogram counts what matches, of what is chosen or of all', async () => {
    await test.step('counts what matches, and a brush in it zooms', async () => {
      await openQuery(page, { q: 'action: REJECT | select count(*) as n' })
      const refused = records.filter(({ action }) => action === 'REJECT').length
      await expect(page.getByRole('region', { name: 'Matching records' })).toContainText(`${refused} in 5 min`)
      await page.getByRole('application').first().focus()
      await page.keyboard.press('b')
      await page.keyboard.press('Enter')
      await idle(page)
      expect(rangeOf(page)).not.toBeNull()
      const n = Number((await rowsOf(page)).rows[0]?.[0])
      expect(n).toBeGreaterThan(0)
      expect(n).toBeLessThan(refused)
    })

    await test.step('is the demo’s five minutes when nothing is chosen, also for a series over time', async () => {
      await openQuery(page, { q: '* | select __time__ - __time__ % 60 as time, count(*) as n group by time order by time' })
      const { rows } = await rowsOf(page)
      const minutes = [0, 1, 2, 3, 4].map((i) => records.filter(({ time }) => Math.floor((time - demoBegin) / minute) === i).length)
      expect(rows.map(([, n]) => n)).toEqual(minutes.map(exact))
    })
  })

  await test.step('panels open as queries, and filters become text', async () => {
    await test.step('a panel opens as a query with the same numbers, and Back returns', async () => {
      await openDemo(page, { filters: ['direction:in:in'] })
      await pressIn(page, 'per-eni', '?')
      await panel(page, 'per-eni').getByRole('button', { name: 'Open in Custom Query' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Custom Query' })).toBeVisible()
      await idle(page)
      expect(filtersOf(page)).toEqual(['direction:in:in'])
      const [eni, bytes] = byBytes(records.filter(({ direction }) => direction === 'in'), (record) => record.eni)[0] ?? ['', 0]
      const first = (await rowsOf(page)).rows[0] ?? []
      expect(first).toContain(eni)
      expect(first).toContain(exact(bytes))
      await page.goBack()
      await idle(page)
      await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    })

    await test.step('filters become text that reads well, with the same rows', async () => {
      await openQuery(page, { q: '* | select count(*) as n, sum(bytes) as bytes', filters: ['dstport:in:443', 'action:in.not:REJECT'] })
      const before = (await rowsOf(page)).rows
      expect(before[0]?.[1]).toBe(exact(sumOf(records.filter(({ dstPort, action }) => dstPort === 443 && action !== 'REJECT'), 'bytes')))
      await page.locator('.query-deeds').getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: 'Move the filters into the statement' }).click()
      await idle(page)
      expect(filtersOf(page)).toEqual([])
      expect(statementOf(page)).toBe('dstport:443 and not action:REJECT | select count(*) as n, sum(bytes) as bytes')
      expect((await rowsOf(page)).rows).toEqual(before)
    })

    await test.step('a sum over every record is made the total that the Overview has', async () => {
      await openQuery(page, { q: '* | select sum(bytes) as bytes' })
      expect((await rowsOf(page)).rows).toEqual([[exact(sumOf(records, 'bytes'))]])
      await page.getByRole('button', { name: 'Count each flow once' }).click()
      await idle(page)
      expect(statementOf(page)).toBe('observation:first | select sum(bytes) as bytes')
      await expect(page.getByRole('button', { name: 'Count each flow once' })).toBeHidden()
      const { rows } = await rowsOf(page)
      await turnTo(page, linkTo())
      const total = (await panelsById(page)).get('bytes')
      expect(total !== undefined && 'answer' in total && total.answer.rows.map(([bytes]) => [exact(Number(bytes))])).toEqual(rows)
    })
  })
})
