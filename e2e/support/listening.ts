import type { Page } from '@playwright/test'

/**
 * What the worker took to hear the page, in milliseconds, as the page saw it: without the time in which the page itself was
 * busy with a long task and could have heard nothing, which is told by itself.
 */
export interface Heard {
  /** Batches of questions asked. */
  readonly asks: number
  /** From asking a batch of questions to stop until the worker is done with it. */
  readonly cancels: readonly number[]
  /** From asking a reading to stop until the worker has ended it. */
  readonly stops: readonly number[]
  /** The longest that the page itself was deaf. */
  readonly longestTask: number
}

/**
 * Listens at the line between page and worker; call it before the page is loaded. It knows the messages of
 * `engine/embedded/protocol.ts`. While `window.givesUp` is true, every batch of questions is cancelled soon after it is asked.
 */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Span = readonly [from: number, to: number]
    interface Said { readonly type: string; readonly id: number; readonly progress?: { readonly reading: boolean } }
    const heard: { asks: number; before: number; open: number } & Record<'cancels' | 'stops' | 'tasks', Span[]> = { asks: 0, before: 0, open: 0, cancels: [], stops: [], tasks: [] }
    const asked = new Set<number>()
    const cancelled = new Map<number, number>()
    let stopped: number | null = null
    Object.assign(window, { heard, hasGivenUp: () => heard.asks > heard.before && heard.open === 0 })
    const say = Worker.prototype.postMessage
    const listening = new WeakSet<Worker>()
    const hear = (message: MessageEvent<Said>): void => {
      const { type, id, progress } = message.data
      const now = performance.now()
      if (type === 'reply' && asked.delete(id)) heard.open = asked.size
      const since = type === 'reply' ? cancelled.get(id) : undefined
      if (since !== undefined) {
        heard.cancels.push([since, now])
        cancelled.delete(id)
      }
      if (stopped !== null && type === 'progress' && progress?.reading === false) {
        heard.stops.push([stopped, now])
        stopped = null
      }
    }
    Worker.prototype.postMessage = function (this: Worker, said: Said, ...more: unknown[]) {
      if (!listening.has(this)) {
        listening.add(this)
        this.addEventListener('message', hear)
      }
      if (said?.type === 'cancel') cancelled.set(said.id, performance.now())
      if (said?.type === 'stop-reading') stopped = performance.now()
      Reflect.apply(say, this, [said, ...more])
      if (said?.type !== 'ask') return
      heard.asks++
      asked.add(said.id)
      heard.open = asked.size
      // As the page does when its view changes, but at the worst moment: when the work has just begun.
      if (Reflect.get(window, 'givesUp') === true) setTimeout(() => this.postMessage({ type: 'cancel', id: said.id }), 2)
    }
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) heard.tasks.push([startTime, startTime + duration])
    }).observe({ type: 'longtask' })
  })
}

/** Resolves when something was asked since the last time, and nothing asked is open. */
export async function gaveUp(page: Page): Promise<void> {
  await page.waitForFunction(() => Reflect.get(window, 'hasGivenUp')() === true)
  await page.evaluate('window.heard.before = window.heard.asks')
}

export async function heard(page: Page): Promise<Heard> {
  const { asks, cancels, stops, tasks } = await page.evaluate<{ asks: number } & Record<'cancels' | 'stops' | 'tasks', readonly (readonly [number, number])[]>>('window.heard')
  const deaf = (from: number, to: number): number => tasks.reduce((sum, [begun, ended]) => sum + Math.max(0, Math.min(to, ended) - Math.max(from, begun)), 0)
  const took = ([from, to]: readonly [number, number]): number => to - from - deaf(from, to)
  return { asks, cancels: cancels.map(took), stops: stops.map(took), longestTask: Math.max(0, ...tasks.map(([begun, ended]) => ended - begun)) }
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
