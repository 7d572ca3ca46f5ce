import { expect, test } from 'vitest';
import { Memory } from './memory.ts';

test.each([['its own', false], ['shared', true]] as const)('zeros are written over just these bytes of a memory that is %s, also once it has grown', (_, shared) => {
  const memory = new Memory({ shared });
  for (const bytes of [1, 7, 64, 1000, 40 * 1024 * 1024]) {
    const pointer = memory.allocate(bytes + 64);
    memory.u8(pointer, bytes + 64).fill(0xa5);
    memory.zero(pointer + 16, bytes);
    const at = memory.u8(pointer, bytes + 64);
    expect({ bytes, before: at[15], first: at[16], last: at[15 + bytes], after: at[16 + bytes] }).toEqual({ bytes, before: 0xa5, first: 0, last: 0, after: 0xa5 });
    expect(at.subarray(16, 16 + bytes).every((byte) => byte === 0)).toBe(true);
    memory.zero(pointer, 0);
    expect(at[0]).toBe(0xa5);
  }
});
