import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloudAskedAnew } from './cloud-anew.ts';
import { createQueryClient } from './query-client.ts';

let client = createQueryClient();
/** Questions, in the order asked. */
let asked: { readonly answer: (text: string) => void; readonly refuse: (reason: Error) => void }[] = [];
let observer: QueryObserver<string>;
let leave = (): void => undefined;
const shown = (): string | undefined => observer.getCurrentResult().data;

beforeEach(() => {
  asked = [];
  client = createQueryClient();
  observer = new QueryObserver<string>(client, {
    queryKey: ['cloud', 'flow-logs'],
    queryFn: () => new Promise((answer, refuse) => {
      asked.push({ answer, refuse });
    }),
  });
  leave = observer.subscribe(() => undefined);
});
afterEach(() => {
  leave();
  client.clear();
});

test('what was answered is asked again', async () => {
  asked[0]?.answer('before');
  await expect.poll(shown).toBe('before');
  const done = cloudAskedAnew(client);
  asked[1]?.answer('after');
  await done;
  expect([shown(), asked.length]).toEqual(['after', 2]);
});

test.for(['answered', 'refused'] as const)('a first answer that was on its way is no new one: %s, it is asked again', async (how) => {
  const done = cloudAskedAnew(client, ['flow-logs']);
  expect(asked.length).toBe(1);
  if (how === 'answered') asked[0]?.answer('before');
  else asked[0]?.refuse(new Error('The token has expired.'));
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer('after');
  await done;
  expect([shown(), observer.getCurrentResult().error, asked.length]).toEqual(['after', null, 2]);
});

test('nothing else is', async () => {
  asked[0]?.answer('before');
  await expect.poll(shown).toBe('before');
  await cloudAskedAnew(client, ['logstores']);
  expect(asked.length).toBe(1);
});
