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

/** A tab of a bare browser. */
export interface Tab {
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
        const reply = JSON.parse(part) as Reply // The protocol's own form.
        if (reply.id !== undefined) this.open.get(reply.id)?.(reply)
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
    const { targetId } = await this.send('Target.createTarget', { url: address })
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    return {
      evaluate: async (expression) => {
        const { result, exceptionDetails } = await this.whenThere(() => this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, String(sessionId)))
        if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
        return (result as { readonly value?: unknown }).value // The protocol's own form.
      },
      inFront: async () => {
        await this.send('Target.activateTarget', { targetId })
      },
    }
  }

  /** Between two documents a tab has nothing that could evaluate: asked again until the next one is there. */
  private async whenThere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      try {
        return await ask()
      } catch (error) {
        if (tries === 50 || !(error instanceof Error && error.message.includes('Cannot find default execution context'))) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
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
