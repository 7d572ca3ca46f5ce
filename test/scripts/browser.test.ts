import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { browserArguments, findBrowser, findTestBrowser } from '../../scripts/browser.mjs'

let folder = ''
const before = { PATH: process.env['PATH'], FLOWLOG_BROWSER: process.env['FLOWLOG_BROWSER'] }

function program(name: string, mode = 0o755): string {
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, mode)
  return path
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'))
  process.env['PATH'] = folder
  delete process.env['FLOWLOG_BROWSER']
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

test('the environment comes first, then Chromium before Chrome before Edge in the path', () => {
  program('microsoft-edge')
  const chrome = program('google-chrome')
  expect(findBrowser()).toBe(chrome)
  const chromium = program('chromium')
  expect(findBrowser()).toBe(chromium)
  const wanted = program('my-own')
  process.env['FLOWLOG_BROWSER'] = wanted
  expect(findBrowser()).toBe(wanted)
})

test('pages are tested in a headless shell where there is one, else in the whole browser; a shell is no whole browser', () => {
  const chromium = program('chromium')
  expect(findBrowser()).toBe(chromium)
  const shell = program('chromium-headless-shell')
  expect([findTestBrowser(), findBrowser()]).toEqual([shell, chromium])
  process.env['FLOWLOG_BROWSER'] = shell
  expect([findTestBrowser(), findBrowser()]).toEqual([shell, chromium])
  const wanted = program('my-own')
  process.env['FLOWLOG_BROWSER'] = wanted
  expect([findTestBrowser(), findBrowser()]).toEqual([wanted, wanted])
})

test('an environment that names no program is told so, not passed over', () => {
  process.env['FLOWLOG_BROWSER'] = join(folder, 'gone')
  expect(() => findBrowser()).toThrow(/FLOWLOG_BROWSER is .*gone/)
})

test('every browser is quiet on the network, and without a sandbox only as root', () => {
  expect(browserArguments()).toContain('--disable-background-networking')
  expect(browserArguments().includes('--no-sandbox')).toBe(process.getuid?.() === 0)
})
