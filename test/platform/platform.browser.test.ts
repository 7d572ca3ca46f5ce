import { expect, test } from 'vitest'

// What the page takes for granted of a browser. When one of these fails, nothing above it can be trusted.

test('WebAssembly made at run time compiles and runs, with SIMD and 64-bit integers', async () => {
  // (func (export "f") (result i64) (i64x2.extract_lane 1 (i64x2.splat (i64.const 5))))
  const bytes = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 126, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 11, 1, 9, 0, 66, 5, 253, 18,
    253, 29, 1, 11,
  ])
  const { instance } = await WebAssembly.instantiate(bytes)
  const { f } = instance.exports
  expect(typeof f === 'function' ? f() : undefined).toBe(5n)
})

test('files can be kept in the origin private file system', async () => {
  const folder = await navigator.storage.getDirectory()
  const name = 'platform-test.bin'
  const file = await folder.getFileHandle(name, { create: true })
  const writable = await file.createWritable()
  await writable.write(new Uint8Array([1, 2, 3]))
  await writable.close()
  expect([...new Uint8Array(await (await file.getFile()).arrayBuffer())]).toEqual([1, 2, 3])
  await folder.removeEntry(name)
})

test('locks are shared by the tabs of an origin', async () => {
  const name = await navigator.locks.request('platform-test', (lock) => lock?.name)
  expect(name).toBe('platform-test')
})
