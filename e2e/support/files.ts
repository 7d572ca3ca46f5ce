import { demo, type DemoOptions } from '../../mocks/demo.ts'
import type { FileToOpen } from '../sealed.ts'

export type MadeFile = Exclude<FileToOpen, string>

export function madeFile(name: string, content: string | Uint8Array): MadeFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
}

export function demoFile(options: DemoOptions, name?: string): MadeFile {
  const made = demo(options)
  return madeFile(name ?? made.name, Buffer.concat([...made.chunks()]))
}

/** Lines of an AWS log in the default order, each of one more second and one more byte: `count` of them. */
export function awsLines(count: number, { first = 0, eni = 'eni-0a1b2c3d4e5f60718' } = {}): string[] {
  return Array.from({ length: count }, (_, i) => {
    const start = 1_770_220_800 + first + i
    return `2 123456789012 ${eni} 10.0.0.${1 + (i % 50)} 10.0.1.9 ${40_000 + (i % 1000)} 443 6 ${1 + (i % 9)} ${100 + i} ${start} ${start + 60} ${i % 10 === 0 ? 'REJECT' : 'ACCEPT'} OK`
  })
}

export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
