import { expect, test } from 'vitest';
import { demo } from './demo.ts';
import { smallDemo } from './demo-choice.ts';
import { startDemo, startSmallDemo } from './demo-client.ts';

async function sha256(bytes: BufferSource): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('a worker makes the same bytes as the generator does here', async () => {
  const { name, stream } = startSmallDemo();
  expect(name).toBe('demo-2026-02-05.csv');
  const bytes = await new Response(stream).arrayBuffer();
  const own = new Blob([...demo(smallDemo).chunks()]);
  expect(await sha256(bytes)).toBe(await sha256(await own.arrayBuffer()));
});

test('a whole day arrives, and the page hears its timers meanwhile', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  let lines = 0;
  for await (const chunk of startDemo().stream) for (const byte of chunk) if (byte === 10) lines++;
  clearInterval(timer);
  expect(lines).toBeGreaterThan(280_000);
  expect(ticks).toBeGreaterThan(3);
});

test('cancelling ends it', async () => {
  const reader = startDemo().stream.getReader();
  expect((await reader.read()).value?.length).toBeGreaterThan(200_000);
  await reader.cancel();
  expect((await reader.read()).done).toBe(true);
});
