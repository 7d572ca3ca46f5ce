import type { Page } from '@playwright/test'
import { words as shellWords } from '../../src/app/shell/words.ts'
import { type Catalog, type Language, type Words, wordsOf } from '../../src/base/words.ts'
import { collectionWords } from '../../src/features/flow-log-wizard/collection-words.ts'
import { deliveryWords } from '../../src/features/flow-log-wizard/delivery-words.ts'
import { reviewWords } from '../../src/features/flow-log-wizard/review-words.ts'
import { firstWords } from '../../src/features/flow-logs/first-use/words.ts'
import { words as flowLogWords } from '../../src/features/flow-logs/words.ts'
import { words as logstoreWords } from '../../src/features/logstores/words.ts'
import { words as queryWords } from '../../src/features/query/words.ts'
import { words as settingsWords } from '../../src/features/settings/cloud-words.ts'
import { wizardWords } from '../../src/ui/wizard/words.ts'
import { chartTabWords } from '../../src/features/query/chart/words.ts'
import { expect, idle } from '../sealed.ts'
import { editor, rowsOf, runTyped, savedAnswer } from '../support-query/page.ts'
import { openDemoCloud } from './demo-cloud.ts'

/**
 * What a person does in the console of the demo cloud, in the language of the page. Each step waits for what it brings about. One walk
 * does for both languages: it turns from one to the other in place, and looks twice at what has words of its own.
 */
export class DemoConsole {
  constructor(
    private readonly page: Page,
    private language: Language,
  ) {}

  words<C extends Catalog>(catalog: C): Words<C> {
    return wordsOf(catalog, this.language)
  }

  /** Turns the page to the other language, where it stands. */
  async turned(): Promise<void> {
    await this.page.getByRole('button', { name: this.words(shellWords).otherLanguage, exact: true }).click()
    this.language = this.language === 'en' ? 'zh' : 'en'
    await idle(this.page)
  }

  /** Does the same in the language of the page and in the other, which it has from then on. */
  async inBoth(steps: () => Promise<unknown>): Promise<void> {
    await steps()
    await this.turned()
    await steps()
  }

  /** The three steps before the first flow log: role, feature, Log Service. */
  async firstUse(): Promise<void> {
    await openDemoCloud(this.page, '/flow-logs', 'new')
    await this.activate()
  }

  /** The same, from the list of flow logs of a new account. */
  async activate(): Promise<void> {
    const w = this.words(firstWords)
    await this.page.getByRole('button', { name: w.authoriseNow, exact: true }).click()
    await expect(this.page.getByRole('heading', { name: w.authorised })).toBeVisible()
    await this.page.getByRole('button', { name: w.enableNow, exact: true }).click()
    await expect(this.page.getByRole('heading', { name: w.enabled })).toBeVisible()
    await this.page.getByRole('button', { name: w.slsNow, exact: true }).click()
    await idle(this.page)
  }

  async goTo(screen: 'flowLogs' | 'vpnGateways' | 'settings'): Promise<void> {
    await this.page.getByRole('link', { name: this.words(shellWords)[screen], exact: true }).click()
    await idle(this.page)
  }

  async captureAt(type: 'VPC' | 'VSwitch' | 'NetworkInterface'): Promise<void> {
    const w = this.words(collectionWords)
    await this.page.getByRole('radiogroup', { name: w.captureAt }).getByText(w[type], { exact: true }).click()
  }

  /** Chooses one of hundreds by what is typed. */
  async resource(type: 'VPC' | 'VSwitch' | 'NetworkInterface', name: string): Promise<void> {
    const w = this.words(collectionWords)
    await this.captureAt(type)
    await this.page.getByRole('combobox', { name: w[type], exact: true }).fill(name)
    await this.page.getByRole('option', { name: new RegExp(`\\b${name}\\b`) }).first().click()
    await idle(this.page)
  }

  async interval(minutes: 1 | 5 | 10): Promise<void> {
    const w = this.words(collectionWords)
    await this.page.getByRole('radiogroup', { name: w.interval }).getByText(w.minutes(minutes), { exact: true }).click()
  }

  /** One path in place of all scenarios, which have to be deselected first. */
  async path(name: 'transitRouter' | 'natGateway' | 'vpnGateway'): Promise<void> {
    const w = this.words(collectionWords)
    await this.page.getByRole('checkbox', { name: w.allScenarios }).uncheck()
    await this.page.getByRole('checkbox', { name: w[name] }).check()
  }

  /** From the first step on: delivery to a Logstore, with the log analysis report; review; made, `count` of them. */
  async deliveredTo(project: string, logstore: string, how: { readonly project?: 'create' | 'choose'; readonly logstore?: 'create' | 'choose'; readonly count?: number } = {}): Promise<void> {
    const { count = 1 } = how
    const [wizard, delivery, review] = [this.words(wizardWords), this.words(deliveryWords), this.words(reviewWords)]
    await this.page.getByRole('button', { name: wizard.next(review.delivery) }).click()
    await idle(this.page)
    await this.place(delivery.howProject, delivery.project, project, how.project)
    await this.place(delivery.howLogstore, delivery.logstore, logstore, how.logstore)
    await this.page.getByRole('button', { name: wizard.next(review.review) }).click()
    await idle(this.page)
    await this.page.getByRole('button', { name: review.create(count), exact: true }).click()
    // Eight requests, one after the other.
    await expect(this.page.getByRole('heading', { name: review.created(count) })).toBeVisible({ timeout: 30_000 })
    await idle(this.page)
  }

  private async place(how: string, field: string, name: string, wish: 'create' | 'choose' = 'create'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: how }).getByText(this.words(deliveryWords)[wish], { exact: true }).click()
    if (wish === 'create') {
      await this.page.getByRole('textbox', { name: field, exact: true }).fill(name)
      return
    }
    await this.page.getByRole('combobox', { name: field, exact: true }).fill(name)
    await this.page.getByRole('option', { name: new RegExp(`\\b${name}\\b`) }).first().click()
    await idle(this.page)
  }

  /** Lets the cloud's clock run on, in steps that its settings offer. */
  async pass(step: 'minutes10' | 'hour' | 'day', times = 1): Promise<void> {
    const w = this.words(settingsWords)
    await this.goTo('settings')
    const button = this.page.getByRole('button', { name: `${w.pass} ${w[step]}` })
    for (let i = 0; i < times; i++) await button.click()
    await idle(this.page)
  }

  /** Lets the cloud's clock run on until it is `hour:minute` in +08:00, to ten minutes. */
  async passUntil(hour: number, minute: number): Promise<void> {
    await this.goTo('settings')
    const now = /(\d\d):(\d\d):\d\d/.exec(await this.page.getByText(this.words(settingsWords).done('')).innerText())
    const ahead = (hour * 60 + minute - Number(now?.[1]) * 60 - Number(now?.[2]) + 1440) % 1440
    await this.pass('hour', Math.floor(ahead / 60))
    await this.pass('minutes10', Math.floor((ahead % 60) / 10))
  }

  /** The form for a flow log of an Alibaba Cloud VPC, from the list of flow logs. */
  async newFlowLog(): Promise<void> {
    const w = this.words(flowLogWords)
    await this.goTo('flowLogs')
    await this.page.getByRole('button', { name: w.create, exact: true }).click()
    await this.page.getByRole('menuitem', { name: w.createVpc }).click()
    await idle(this.page)
  }

  /** From the list of flow logs to the Logstore, by its name, and on to Custom Query over it. */
  async queryOf(logstore: string): Promise<void> {
    await this.goTo('flowLogs')
    await this.page.getByRole('link', { name: new RegExp(`/ ${logstore}$`) }).first().click()
    await expect(this.page.getByRole('heading', { level: 1, name: logstore })).toBeVisible()
    await idle(this.page)
    await this.page.getByRole('banner').getByRole('button', { name: this.words(logstoreWords).query, exact: true }).click()
    // The records come first, then the screen with its editor.
    await expect(editor(this.page, this.language)).toBeVisible({ timeout: 30_000 })
    await idle(this.page)
  }

  private async run(statement: string): Promise<void> {
    await runTyped(this.page, statement, this.language)
    await expect(this.page.getByRole('alert')).toHaveCount(0)
  }

  /** Runs a statement by its key; all its rows, as they are saved as JSON. */
  async rows(statement: string): Promise<readonly (readonly unknown[])[]> {
    await this.run(statement)
    return (await savedAnswer(this.page)).rows
  }

  /** The chart of the statement that was run last, as an area, in bits per second; what its legend says. */
  async areaChart(): Promise<string> {
    const w = this.words(chartTabWords)
    await this.page.getByRole('tab', { name: this.words(queryWords).chart, exact: true }).click()
    await idle(this.page)
    await this.page.getByRole('toolbar', { name: w.kind }).getByRole('button', { name: w.area, exact: true }).click()
    await this.page.getByLabel(w.unit).selectOption({ label: 'bps,Kbps,Mbps(bit)' })
    await idle(this.page)
    await expect(this.page.locator('#panel-query-chart canvas, #panel-query-chart svg').first()).toBeVisible()
    const said = await this.page.locator('#panel-query-chart').innerText()
    await this.page.getByRole('tab', { name: new RegExp(`^${this.words(queryWords).table}`) }).click()
    await idle(this.page)
    return said
  }

  /** Runs a statement by its key; names of the columns and the cells in view. */
  async ask(statement: string): Promise<{ readonly head: string[]; readonly rows: string[][] }> {
    await this.run(statement)
    return rowsOf(this.page, this.language)
  }
}
