import { assert } from '../base/assert.ts';
import { noNumber } from './batch.ts';

/** A record stands at its start; parsers refuse records with neither. */
export function standAtStart(times: Uint32Array, starts: Uint32Array): void {
  for (let row = times.indexOf(noNumber); row >= 0; row = times.indexOf(noNumber, row + 1)) {
    assert(starts[row] !== noNumber, 'every record has a time or a start');
    times[row] = starts[row] ?? 0;
  }
}
