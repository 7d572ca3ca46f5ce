import type { Page } from '@playwright/test'
import { expect, idle, test, turnTo } from './sealed.ts'
import { violations } from './support/axe.ts'
import { madeFile } from './support/files.ts'

const settings = '/cidr-blocks?v=1&s=demo-small'

/** What the page says. Each fault in English has a component test; here it is what the Chinese turns to in place. */
const languages = {
  en: {
    newDomain: 'New domain', noBlocks: 'A domain needs at least one block.', control: 'A name has no line breaks, tabs or other control characters.',
    take: /^Take 0 domains$/, file: 'Choose a file', large: 'domains.csv is larger than 4 MB; no set of domains is.',
    blocks: ['10.0.12.7/22 has host bits.', '10.0.12.7 has no prefix length.'], none: 'There is no domain in it.',
  },
  zh: {
    add: '添加网段', name: '网段名称', blocks: 'IP 段', remark: '备注', save: '保存', rest: '接收其余所有地址', newDomain: '新建网段',
    names: {
      '': '请输入网段名称。', 'PRIVATE network': '已有网段 private network（不区分大小写）。', '-': '- 在记录和查询中另有含义。', ['x'.repeat(65)]: '名称最多 64 个字符。', '\u0007': '名称不能包含换行、制表符等控制字符。',
    },
    noBlocks: '请至少输入一个地址块。', restTaken: 'internet 已接收其余所有地址。',
    typed: {
      '10.0.12.7/22': ['10.0.12.7/22 含有主机位。', '使用 10.0.12.0/22'], '10.0.12.7': ['10.0.12.7 缺少前缀长度。', '使用 10.0.12.7/32'], '10.0.0.0/33': ['10.0.0.0/33：前缀长度应为 0 到 32 的数字。'],
      'fd00::/129': ['fd00::/129：前缀长度应为 0 到 128 的数字。'], '10.0.256.0/24': ['10.0.256.0/24：256 大于 255。'], '100:64.0.0/11': ['100:64.0.0/11 未以点号分隔。', '使用 100.64.0.0/11'],
      '10.8.0.0/255.255.0.0': ['10.8.0.0/255.255.0.0 使用了子网掩码，应为前缀长度。', '使用 10.8.0.0/16'], '10.9.0.4-10.9.0.9': ['10.9.0.4-10.9.0.9 是地址范围，不是 CIDR 地址块。', '使用 10.9.0.4/30, 10.9.0.8/31'],
      'intranet': ['intranet 不是 CIDR 地址块。'], '10.0.0.0/8': ['10.0.0.0/8 已属于 private network。', '移除'], '10.7.0.0/16\n10.7.0.0/16': ['第 2 行第 1 列：10.7.0.0/16 重复，首次位于第 1 行第 1 列。', '移除'],
    },
    nested: '10.8.0.0/16 位于 10.0.0.0/8（private network）内，最长前缀优先。',
    import: '导入', paste: '或粘贴文本', take: /^导入 0 个网段$/, file: '选择文件', large: 'domains.csv 超过 4 MB，网段文件不会这么大。',
    files: {
      'name,blocks\nlonely\nbad,10.0.0.1/8\n': ['第 2 行：需要名称和地址块。', '第 3 行：bad：10.0.0.1/8 含有主机位。 使用 10.0.0.0/8'], 'a,10.1.0.0/16\n"open,10.2.0.0/16': ['第 2 行：引号未闭合，其后的内容未读取。'],
      '{"a": }': [/^(第 1 行：)?不是有效的 JSON：/], '{"kind":"flowlog-dashboard","version":1}': ['该 JSON 中没有网段。'], '{"kind":"flowlog-domains","version":9,"domains":[]}': ['由更新版本（9）写入。'], '# nothing': ['其中没有网段。'],
    },
    tester: 'IPv4 或 IPv6 地址', noAddress: '10.0.0.300 不是 IP 地址。', cancel: '取消',
  },
} as const

/** The set as the console has it: nothing that is wrong may change it. */
const domains = (page: Page): Promise<string> => page.evaluate(() => window.flowlog.describe().domains)

/** Looks at what stands there in Chinese and in the dark, then in English and in light, and goes back. */
async function inBoth(page: Page, english: () => Promise<void>): Promise<void> {
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'English', exact: true }).press('Enter')
  await page.emulateMedia({ colorScheme: 'light' })
  await idle(page)
  await english()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '中文', exact: true }).press('Enter')
  await page.emulateMedia({ colorScheme: 'dark' })
  await idle(page)
}

const saidOf = (typed: Readonly<Record<string, readonly [string, string?]>>): [string, string, string?][] => Object.entries(typed).map(([text, [said, offer]]) => [text, said, offer])

const { en, zh: w } = languages
test('each thing that can be typed wrong is said at its field, by key, in both languages, and changes nothing', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await turnTo(page, settings)
  await page.getByRole('button', { name: '中文' }).click()
  await idle(page)
  const before = await domains(page)
  const form = page.getByRole('form', { name: w.newDomain })
  const [name, blocks, remark] = [form.getByLabel(w.name, { exact: true }), form.getByLabel(w.blocks, { exact: true }), form.getByLabel(w.remark)]

  await test.step('names, tried by Enter', async () => {
    await page.getByRole('button', { name: w.add }).press('Enter')
    await expect(name).toBeFocused()
    for (const [text, said] of Object.entries(w.names)) {
      await name.fill(text)
      await page.keyboard.press('Enter')
      await expect(form.getByText(said, { exact: true })).toBeVisible()
      await expect(name).toHaveAttribute('aria-invalid', 'true')
      await expect(name).toBeFocused()
    }
    await expect(form.getByText(w.noBlocks)).toBeVisible()
    await inBoth(page, async () => {
      const turned = page.getByRole('form', { name: en.newDomain })
      await expect(turned.getByText(en.control, { exact: true })).toBeVisible()
      await expect(turned.getByText(en.noBlocks)).toBeVisible()
    })
    await name.fill('app')
    await expect(name).toHaveAttribute('aria-invalid', 'false')
  })

  await test.step('blocks, left by Tab, each with what was probably meant', async () => {
    for (const [text, said, offer] of saidOf(w.typed)) {
      await blocks.fill(text)
      await remark.focus()
      await expect(form.getByText(said)).toBeVisible()
      await expect(blocks).toHaveAttribute('aria-invalid', 'true')
      await expect(blocks).toHaveAccessibleDescription(new RegExp(said.slice(0, 12).replaceAll(/[/.*+]/g, String.raw`\$&`)))
      if (offer === undefined) continue
      await form.getByRole('button', { name: offer, exact: true }).press('Enter')
      await expect(blocks).toBeFocused()
      await expect(form.getByText(said)).toBeHidden()
    }
    await blocks.fill(Object.keys(w.typed).join('\n'))
    await page.keyboard.press('Control+Enter')
    await expect(blocks).toBeFocused()
    await inBoth(page, async () => {
      const turned = page.getByRole('form', { name: en.newDomain })
      for (const said of en.blocks) await expect(turned.getByText(said)).toBeVisible()
    })
  })

  await test.step('a second domain for all else', async () => {
    await form.getByRole('checkbox', { name: w.rest }).press('Space')
    await expect(form.getByText(w.restTaken)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await form.getByRole('checkbox', { name: w.rest }).press('Space')
    await expect(form.getByText(w.restTaken)).toBeHidden()
  })

  await test.step('what is right says what it does before it is saved', async () => {
    await blocks.fill('10.8.0.0/16')
    await expect(form.getByText(w.nested)).toBeVisible()
    expect(await domains(page)).toBe(before)
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
  })

  await test.step('files, looked at before they are taken', async () => {
    await page.getByRole('button', { name: w.import, exact: true }).press('Enter')
    const paste = page.getByLabel(w.paste)
    for (const [text, faults] of Object.entries(w.files)) {
      await paste.fill(text)
      await expect(page.locator('.cidr-outcome li')).toHaveText(faults)
    }
    await expect(page.getByRole('button', { name: w.take })).toBeDisabled()
    await inBoth(page, async () => {
      await expect(page.locator('.cidr-outcome li')).toHaveText(en.none)
      await expect(page.getByRole('button', { name: en.take })).toBeDisabled()
      await page.getByLabel(en.file).setInputFiles(madeFile('domains.csv', 'a,10.1.0.0/16\n'.repeat(300_000)))
      await expect(page.getByRole('alert').filter({ hasText: en.large })).toBeVisible()
    })
    await expect(page.getByRole('alert').filter({ hasText: w.large })).toBeVisible()
    await page.getByRole('button', { name: w.cancel }).press('Enter')
    await expect(paste).toBeHidden()
  })

  await test.step('the tester', async () => {
    await page.getByLabel(w.tester).fill('10.0.0.300')
    await expect(page.getByText(w.noAddress)).toBeVisible()
  })
  expect(await domains(page)).toBe(before)
})
