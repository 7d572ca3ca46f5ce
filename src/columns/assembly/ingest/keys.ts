// Names of values, as logs that name each value have them.
import { Context } from './values'

@unmanaged
export class Key {
  text: usize
  length: u32
  column: u32
  spare: u32
}

// @ts-ignore: decorator
@inline
export function keyAt(c: Context, index: u32): Key {
  return changetype<Key>(c.keys + (<usize>index << 4))
}
