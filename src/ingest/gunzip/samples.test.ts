import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import samples from './samples.json';

it('keeps samples for the browser that zlib itself unpacks, one per level', () => {
  expect(samples.levels).toHaveLength(10);
  for (const packed of samples.levels) expect(gunzipSync(Buffer.from(packed, 'base64')).toString()).toBe(samples.plain.repeat(samples.times));
});
