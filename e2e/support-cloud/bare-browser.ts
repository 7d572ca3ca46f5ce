import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { browserArguments, requireBrowser } from '../../scripts/browser.mjs'

type Parameters_ = Readonly<Record<string, unknown>>

interface Reply {
  readonly id?: number
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

interface Event_ {
  readonly method?: string
  readonly sessionId?: string
  readonly params?: Parameters_
}

/** A tab of a bare browser. */
export interface Tab {
  /** Turns it to an address; resolves once that document has loaded, so that nothing is asked of the one before. */
  goTo(address: string): Promise<void>
  /** The value of an expression of the page's, awaited. It must be one that JSON can hold. */
  evaluate(expression: string): Promise<unknown>
  /** Puts this tab before the others: they are hidden then, as a reader's are. */
  inFront(): Promise<void>
}

/**
 * A browser without the test library's hands on it. The library makes every page believe that it is looked at, so that
 * none of its tabs is ever hidden; here the one behind is, and its timers and frames are what a reader's browser gives it.
 * A whole browser: all tabs of a headless shell are shown.
 * Speaks the DevTools protocol over a pipe: JSON, each message ended by a zero byte.
 */
export class BareBrowser {
  private last = 0
  private readonly open = new Map<number, (reply: Reply) => void>()
  private readonly listening = new Set<(event: Event_) => void>()

  private constructor(
    private readonly input: Writable,
    output: Readable,
    private readonly end: () => Promise<void>,
  ) {
    let rest = ''
    output.setEncoding('utf8')
    output.on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\0')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const said = JSON.parse(part) as Reply & Event_ // The protocol's own form.
        if (said.id !== undefined) this.open.get(said.id)?.(said)
        else for (const listener of this.listening) listener(said)
      }
    })
  }

  static async start(): Promise<BareBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'flowlog-browser-'))
    const process_ = spawn(requireBrowser(), ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${folder}`, '--no-default-browser-check', '--window-size=1440,900', ...browserArguments(), 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    })
    const [input, output] = [process_.stdio[3] as Writable, process_.stdio[4] as Readable] // Pipes, as asked for in `stdio`.
    const ended = new Promise<void>((resolve) => process_.once('exit', () => resolve()))
    return new BareBrowser(input, output, async () => {
      process_.kill()
      await ended
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    })
  }

  async tab(address: string): Promise<Tab> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    const ask = (method: string, params: Parameters_ = {}): ReturnType<typeof this.send> => this.send(method, params, String(sessionId))
    await ask('Page.enable')
    await ask('Page.setLifecycleEventsEnabled', { enabled: true })
    const tab: Tab = {
      goTo: async (to) => {
        const loaded = new Set<unknown>()
        let whenLoaded: (() => void) | undefined
        const heard = ({ method, sessionId: from, params }: Event_): void => {
          if (method !== 'Page.lifecycleEvent' || from !== sessionId || params?.['name'] !== 'load') return
          loaded.add(params['loaderId'])
          whenLoaded?.()
        }
        this.listening.add(heard)
        const { loaderId, errorText } = await ask('Page.navigate', { url: to })
        if (errorText !== undefined) throw new Error(`${to}: ${String(errorText)}`)
        while (!loaded.has(loaderId)) await new Promise<void>((resolve) => (whenLoaded = resolve))
        this.listening.delete(heard)
      },
      evaluate: async (expression) => {
        const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
        if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
        return (result as { readonly value?: unknown }).value // The protocol's own form.
      },
      inFront: async () => {
        await this.send('Target.activateTarget', { targetId })
      },
    }
    await tab.goTo(address)
    return tab
  }

  async close(): Promise<void> {
    await this.end()
  }

  private send(method: string, params: Parameters_, sessionId?: string): Promise<Readonly<Record<string, unknown>>> {
    this.last += 1
    const id = this.last
    return new Promise((resolve, reject) => {
      this.open.set(id, ({ result, error }) => {
        this.open.delete(id)
        if (error === undefined) resolve(result ?? {})
        else reject(new Error(`${method}: ${error.message}`))
      })
      this.input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
    })
  }
}
