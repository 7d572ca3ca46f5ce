import { expect, test } from 'vitest';
import { Random } from '../../../mocks/random.ts';
import { every } from './testing/found-in.ts';
import { regularityOf } from './regularity.ts';

const windows = (times: readonly number[]): readonly number[] => [...new Set(times.map((time) => time - (time % 60)))].sort((a, b) => a - b);

test('every five minutes is that, also when a call is up to half a minute late or now and then left out', () => {
  const random = new Random(5);
  expect(regularityOf(every(300, 0, 86_400), 60)).toEqual({ period: 300, share: 1, count: 288, isRegular: true });
  const late = regularityOf(windows(every(300, 40, 86_400).map((time) => time + random.whole(0, 30))), 60);
  expect([late?.isRegular, Math.round(late?.period ?? 0)]).toEqual([true, 300]);
  const some = regularityOf(every(300, 0, 86_400).filter((_, i) => i % 20 !== 7), 60);
  expect([some?.isRegular, some?.period]).toEqual([true, 300]);
});

test('a period that is no multiple of the capture interval is told as its mean', () => {
  expect(regularityOf(windows(every(450, 0, 86_400)), 60)).toMatchObject({ isRegular: true, period: expect.closeTo(450, -1) });
});

test('eleven calls are too few, and a call in every window is no period', () => {
  expect(regularityOf(every(600, 0, 6600), 60)).toMatchObject({ count: 11, isRegular: false });
  expect(regularityOf(every(60, 0, 86_400), 60)).toMatchObject({ isRegular: false });
  expect(regularityOf([60], 60)).toBeNull();
});

test('calls at random moments are regular in none of a thousand cases, whatever their mean and number', () => {
  const random = new Random(11);
  let regular = 0;
  for (let one = 0; one < 1000; one++) {
    const [mean, count] = [random.pick([90, 150, 240, 600, 1800]), random.whole(14, 200)];
    const times: number[] = [];
    for (let time = 0; times.length < count; time -= mean * Math.log(1 - random.next())) times.push(Math.floor(time));
    if (regularityOf(windows(times), 60)?.isRegular === true) regular++;
  }
  expect(regular).toBe(0);
});

test('among nobody but those who call every two minutes on the edge of a window, what is late is not told', () => {
  const random = new Random(3);
  const onTheEdge = windows(every(120, 55, 86_400).map((time) => time + random.whole(0, 12)));
  expect(regularityOf(onTheEdge, 60)?.isRegular).toBe(false);
  expect(regularityOf(windows(every(120, 20, 86_400)), 60)?.isRegular).toBe(true);
});
