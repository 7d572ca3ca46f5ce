import type { Page } from '@playwright/test'

/** Paths of all files that the page keeps in the origin's private file system, sorted. */
export function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = []
    const visit = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await visit(handle, `${path}${name}/`)
        else found.push(path + name)
      }
    }
    await visit(await navigator.storage.getDirectory(), '')
    return found.sort()
  })
}

/** What the page keeps beside: names in local storage. */
export function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).sort())
}

/** Lets the origin store this many bytes and no more; undefined ends it. */
export async function allowStorage(page: Page, bytes: number | undefined): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  await session.send('Storage.overrideQuotaForOrigin', bytes === undefined ? { origin } : { origin, quotaSize: bytes })
}

/** Bytes that the origin stores now. */
export async function usedStorage(page: Page): Promise<number> {
  const { usage } = await page.evaluate(() => navigator.storage.estimate())
  if (usage === undefined) throw new Error('The browser does not tell what it stores.')
  return usage
}
