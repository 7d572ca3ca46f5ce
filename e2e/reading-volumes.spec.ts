import { demo, type DemoOptions } from '../mocks/demo.ts'
import { natGateway } from '../mocks/world/gateways.ts'
import { vswitches } from '../mocks/world/vpc.ts'
import { panelsById, visit } from './support/console.ts'
import { demoFile } from './support/files.ts'
import { expect, idle, openFiles, test } from './sealed.ts'

const span: DemoOptions = { records: 60_000, hours: 2 }
const worlds: readonly (readonly [string, DemoOptions])[] = [
  ['everything is logged', span],
  ["only the NAT gateway's vSwitch is logged", { ...span, logged: ({ vswitch }) => vswitch === natGateway.eni.vswitch }],
  ['only one other vSwitch is logged', { ...span, logged: ({ vswitch }) => vswitch === vswitches.app }],
]

for (const [what, options] of worlds) {
  test(`volumes on the page are those that were sent, each flow once: ${what}`, async ({ page }) => {
    const { perVpc, total } = demo(options).truth()
    await visit(page)
    await openFiles(page, [demoFile(options)])
    const panels = await panelsById(page)
    const answerOf = (id: string): readonly (readonly unknown[])[] => {
      const panel = panels.get(id)
      if (panel === undefined || !('answer' in panel)) throw new Error(`${id}: ${JSON.stringify(panel)}`)
      return panel.answer.rows
    }
    expect(answerOf('bytes')).toEqual([[total.bytes]])
    expect(answerOf('packets')).toEqual([[total.packets]])

    const expected = [...perVpc].map(([vpc, { bytes, packets }]) => [vpc, bytes, packets]).toSorted((a, b) => Number(b[1]) - Number(a[1]))
    const limited = expected.slice(0, 5)
    expect(answerOf('per-vpc').filter(([vpc]) => vpc !== null && expected.some(([known]) => known === vpc)).slice(0, limited.length)).toEqual(limited)

    // And so for the reader: the VPCs stand on the panel, their names cut in the middle.
    await idle(page)
    const panel = page.getByRole('region', { name: 'Per VPC' })
    for (const [vpc] of limited) await expect(panel).toContainText(String(vpc).slice(-6))
  })
}
