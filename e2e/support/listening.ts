import type { Page, Worker as PageWorker } from '@playwright/test'

/** What passed, in milliseconds, until something was heard; the page's own time included. */
export interface Heard {
  /**
   * From the change of the view until the worker was told that it need not answer any more what it was answering, and from
   * then until it had stopped, by its own clock: the page may be busy drawing when it is told so.
   */
  readonly replaced: readonly { readonly told: number; readonly stopped: number }[]
  /** From the click on Stop until the reading had ended. */
  readonly stops: readonly number[]
  /** The longest task of the page in that time: none of what it does may take long either. */
  readonly longestTask: number
}

/** The workers of a page, once they are listened to: the one that answers, and its helper. */
const answering = new WeakMap<Page, Promise<PageWorker | null>[]>()

/**
 * Listens at the line between page and worker; call it before the page is loaded. It knows the messages of
 * `engine/embedded/protocol.ts`. `window.replaceAtWork(link)` changes the view to the link as soon as the worker has begun to
 * answer the next batch of questions: at the worst moment.
 */
export async function listen(page: Page): Promise<void> {
  page.on('worker', (worker) => {
    // A worker that ends at once is none that answers.
    const listening = worker.evaluate(() => {
      const ended: [number, number][] = []
      Object.assign(self, { ended })
      const say = self.postMessage
      self.postMessage = (said: { type?: string; id?: number }, ...more: unknown[]) => {
        if (said?.type === 'reply') ended.push([said.id ?? -1, performance.timeOrigin + performance.now()])
        Reflect.apply(say, self, [said, ...more])
      }
    }).then(() => worker, () => null)
    answering.set(page, [...(answering.get(page) ?? []), listening])
  })
  await page.addInitScript(() => {
    interface Said { readonly type: string; readonly id: number; readonly progress?: { readonly reading: boolean } }
    const heard: { cancelled: { id: number; told: number; since: number }[]; stops: number[]; tasks: (readonly [number, number])[] } = { cancelled: [], stops: [], tasks: [] }
    let next: string | null = null
    let replaced: { readonly id: number; changed: number; cancelled: number | null } | null = null
    let stopped: number | null = null
    const replaceAtWork = (link: string): void => {
      next = link
    }
    Object.assign(window, { heard, replaceAtWork, hasReplaced: () => next === null && replaced === null })
    const say = Worker.prototype.postMessage
    const listening = new WeakSet<Worker>()
    const hear = (message: MessageEvent<Said>): void => {
      const { type, id, progress } = message.data
      if (type === 'reply' && replaced?.id === id) {
        // Answered to its end before it could be replaced: that is no case of it.
        const { changed, cancelled } = replaced
        if (cancelled !== null) heard.cancelled.push({ id, told: cancelled - changed, since: performance.timeOrigin + cancelled })
        replaced = null
      }
      if (stopped !== null && type === 'progress' && progress?.reading === false) {
        heard.stops.push(performance.now() - stopped)
        stopped = null
      }
    }
    Worker.prototype.postMessage = function (this: Worker, said: Said, ...more: unknown[]) {
      if (!listening.has(this)) {
        listening.add(this)
        this.addEventListener('message', hear)
      }
      if (said?.type === 'cancel' && replaced?.id === said.id) replaced.cancelled = performance.now()
      Reflect.apply(say, this, [said, ...more])
      if (said?.type !== 'ask') return
      if (next === null) return
      const link = next
      next = null
      const begun = { id: said.id, changed: Number.POSITIVE_INFINITY, cancelled: null }
      replaced = begun
      setTimeout(() => {
        begun.changed = performance.now()
        history.pushState({}, '', link)
      }, 2)
    }
    document.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('button')?.textContent === 'Stop') stopped = event.timeStamp
    }, { capture: true })
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) heard.tasks.push([startTime, duration])
    }).observe({ type: 'longtask' })
  })
}

/** Resolves when the replacement asked for has been made and heard. */
export async function hasReplaced(page: Page): Promise<void> {
  await page.waitForFunction(() => Reflect.get(window, 'hasReplaced')() === true)
}

/** What was heard since `since`, a time of the page's own clock. */
export async function heard(page: Page, since = 0): Promise<Heard> {
  const { cancelled, stops, tasks } = await page.evaluate<{ cancelled: { id: number; told: number; since: number }[]; stops: number[]; tasks: (readonly [number, number])[] }>('window.heard')
  const workers = (await Promise.all(answering.get(page) ?? [])).filter((worker) => worker !== null)
  const ended = new Map((await Promise.all(workers.map((worker) => worker.evaluate<[number, number][]>('self.ended').catch(() => [])))).flat())
  // What had ended before it was told to stop is no case of being replaced.
  const replaced = cancelled.map(({ id, told, since: asked }) => ({ told, stopped: (ended.get(id) ?? Number.POSITIVE_INFINITY) - asked })).filter(({ stopped }) => stopped >= 0)
  return { replaced, stops, longestTask: Math.max(0, ...tasks.filter(([begun]) => begun >= since).map(([, duration]) => duration)) }
}

/** The value that this share of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Makes a log of about this many records in the page and begins to read it; resolves when the reading has begun. */
export async function beginReading(page: Page, lines: string, copies: number): Promise<void> {
  await page.evaluate(
    ([text, count]) => {
      const piece = new Blob([text])
      const file = new File(Array.from({ length: count }, () => piece), `large-${count}.log`)
      Object.assign(window, { opened: window.flowlog.open(file, { mode: 'add' }) })
    },
    [lines, copies] as const,
  )
}

/** Resolves with the records that the reading begun before gave. */
export function readingEnded(page: Page): Promise<number> {
  return page.evaluate('window.opened.then((report) => report.records)')
}
