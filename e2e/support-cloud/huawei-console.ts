import type { Page } from '@playwright/test'
import type { Language } from '../../src/base/words.ts'
import { words as listWords } from '../../src/features/flow-logs/words.ts'
import { firstWords } from '../../src/features/flow-logs/first-use/words.ts'
import { formWords } from '../../src/features/huawei-wizard/form-words.ts'
import { reviewWords } from '../../src/features/huawei-wizard/review-words.ts'
import { words as queryWords } from '../../src/features/query/words.ts'
import { screenNames } from '../../src/model/screens.ts'
import { streamWords } from '../../src/ui/cloud/stream-words.ts'
import { wizardWords } from '../../src/ui/wizard/words.ts'
import { expect, idle } from '../sealed.ts'
import { DemoConsole } from './console.ts'
import { openDemoCloud } from './demo-cloud.ts'

/** What a person does with flow logs of Huawei Cloud in the console of the demo cloud, in the language of the page. */
export class HuaweiConsole extends DemoConsole {
  constructor(
    private readonly tab: Page,
    language: Language,
  ) {
    super(tab, language)
  }

  /** Flow logs of Huawei Cloud need none of the steps of first use: their list is shown all the same. */
  async open(): Promise<void> {
    await openDemoCloud(this.tab, '/flow-logs', 'new')
    await this.tab.getByRole('link', { name: this.words(firstWords).showHuawei, exact: true }).click()
    await idle(this.tab)
  }

  /** From the list to the form's first step. */
  async create(of: 'createHuaweiVpc' | 'createRouter'): Promise<void> {
    const w = this.words(listWords)
    await this.tab.getByRole('banner').getByRole('button', { name: w.create, exact: true }).click()
    await this.tab.getByRole('menuitem', { name: w[of], exact: true }).click()
    await idle(this.tab)
  }

  async name(text: string): Promise<void> {
    await this.tab.getByRole('textbox', { name: this.words(formWords).name, exact: true }).fill(text)
  }

  async of(type: 'port' | 'network' | 'vpc'): Promise<void> {
    const w = this.words(formWords)
    await this.tab.getByRole('radiogroup', { name: w.resourceType }).getByText(w[type], { exact: true }).click()
  }

  async filter(traffic: 'all' | 'accept' | 'reject'): Promise<void> {
    await this.tab.getByRole('radio', { name: this.words(formWords)[traffic], exact: true }).check()
  }

  /** Chooses one of a list by what is typed. */
  async choose(field: 'port' | 'network' | 'vpc' | 'router' | 'attachment' | 'group' | 'stream', name: string): Promise<void> {
    await this.tab.getByRole('combobox', { name: this.words(formWords)[field], exact: true }).fill(name)
    await this.tab.getByRole('option', { name: new RegExp(`^${name}\\b`) }).first().click()
    await idle(this.tab)
  }

  /** A log group and a log stream to be made, or a stream in the group that is chosen. */
  async target(group: string | null, stream: string): Promise<void> {
    const w = this.words(formWords)
    if (group !== null) await this.tab.getByRole('textbox', { name: w.group, exact: true }).fill(group)
    else await this.tab.getByRole('radiogroup', { name: w.howStream }).getByText(w.create, { exact: true }).click()
    await this.tab.getByRole('textbox', { name: w.stream, exact: true }).fill(stream)
  }

  async next(step: 'collectionVpc' | 'delivery' | 'review'): Promise<void> {
    await this.tab.getByRole('button', { name: this.words(wizardWords).next(this.words(reviewWords)[step]), exact: true }).click()
    await idle(this.tab)
  }

  /** Makes the flow log and waits until it is enabled. */
  async made(): Promise<void> {
    const w = this.words(reviewWords)
    await this.tab.getByRole('button', { name: w.create, exact: true }).click()
    await expect(this.tab.getByRole('heading', { name: w.created })).toBeVisible()
    await expect(this.tab.getByRole('main').getByText(w.stateEnabled, { exact: true })).toBeVisible({ timeout: 40_000 })
  }

  /** From the list to the page of a flow log of Huawei Cloud. */
  async pageOf(name: string, kind: 'huaweiVpc' | 'huaweiEr'): Promise<void> {
    const w = this.words(listWords)
    await this.goTo('flowLogs')
    await this.tab.getByRole('link', { name: this.words(firstWords).showHuawei, exact: true }).click()
    await this.tab.getByRole('radiogroup', { name: w.kindOf }).getByText(new RegExp(`^${w[kind]} `)).click()
    await this.tab.getByRole('link', { name, exact: true }).click()
    await expect(this.tab.getByRole('heading', { level: 1, name })).toBeVisible()
    await idle(this.tab)
  }

  /** From the page of a flow log to the dashboards over its stream. */
  async records(name: string, kind: 'huaweiVpc' | 'huaweiEr'): Promise<void> {
    await this.pageOf(name, kind)
    await this.tab.getByRole('button', { name: this.words(streamWords).open, exact: true }).click()
    await expect(this.tab.getByRole('heading', { level: 1, name: this.words(screenNames).overview })).toBeVisible()
    await idle(this.tab)
  }

  async query(): Promise<void> {
    await this.tab.getByRole('link', { name: this.words(screenNames).query, exact: true }).click()
    await expect(this.tab.getByRole('textbox', { name: this.words(queryWords).statement })).toBeVisible()
    await idle(this.tab)
  }
}
