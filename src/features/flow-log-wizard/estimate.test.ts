import { expect, test } from 'vitest';
import { assumedRate, estimateOf, heldRate, isChosen, storedGb, type Choice, type Rate } from './estimate.ts';

const choice: Choice = { interval: 10, trafficType: 'All', paths: null, shorter: [] };
const rate: Rate = { lasting: 6000, short: 400, denied: 0.1, paths: [{ path: 'natGateway', share: 0.6 }, { path: 'sameVpc', share: 0.4 }] };

test('a connection that lasts gives a record in every interval, a short one gives one', () => {
  const at = (interval: 1 | 5 | 10): number => estimateOf(rate, { ...choice, interval }).records / 720;
  expect([at(1), at(5), at(10)]).toEqual([6400, 1600, 1000]);
  expect(estimateOf(rate, choice).byInterval.map(({ interval }) => interval)).toEqual([1, 5, 10]);
});

test('fewer verdicts and paths, fewer records', () => {
  const records = (change: Partial<Choice>): number => Math.round(estimateOf(rate, { ...choice, ...change }).records / 720);
  expect(records({ trafficType: 'Drop' })).toBe(100);
  expect(records({ trafficType: 'Allow' })).toBe(900);
  expect(records({ paths: ['natGateway'] })).toBe(600);
  expect(records({ paths: ['vpnGateway'] })).toBe(0);
  // Of what nothing is known nothing is taken off.
  expect(Math.round(estimateOf({ ...rate, paths: null }, { ...choice, paths: ['natGateway'] }).records / 720)).toBe(1000);
});

test('where another flow log is shorter, the shorter holds', () => {
  const shorter = [{ interval: 1, share: 0.5 }] as const;
  expect(estimateOf(rate, { ...choice, shorter }).records / 720).toBe(0.5 * 1000 + 0.5 * 6400);
  expect(estimateOf(rate, { ...choice, interval: 1, shorter: [{ interval: 10, share: 1 }] }).records / 720).toBe(6400);
});

test('500 B a record, thirty days, the tiers of the price', () => {
  const { gb, cost, perSecond } = estimateOf({ ...rate, lasting: 0, short: 298_262 }, choice);
  expect(perSecond).toBeCloseTo(82.85, 2);
  expect(gb).toBeCloseTo(100, 3);
  expect(cost.total).toBeCloseTo(237.5, 2);
});

test('counted in held records', () => {
  const held = heldRate({
    counts: [{ code: '7', records: 600, rejects: 60, lasting: 300 }, { code: '2', records: 300, rejects: 30, lasting: 0 }, { code: '17', records: 100, rejects: 0, lasting: 100 }], seconds: 3600, interval: 5,
  });
  expect(held).toEqual({ lasting: 2000, short: 600, denied: 0.09, paths: [{ path: 'natGateway', share: 0.6 }, { path: 'sameVpc', share: 0.3 }, { path: 'other', share: 0.1 }] });
  expect(heldRate({ counts: [], seconds: 3600, interval: 1 })).toBeNull();
  expect(heldRate({ counts: [{ code: '', records: 5, rejects: 0, lasting: 0 }], seconds: 60, interval: 1 })?.paths).toBeNull();
  expect(heldRate({ counts: [{ code: 'natGateway', records: 5, rejects: 0, lasting: 0 }], seconds: 60, interval: 1 })?.paths).toEqual([{ path: 'natGateway', share: 1 }]);
});

test('assumed by the interfaces', () => {
  expect(estimateOf(assumedRate(10), choice).records).toBeCloseTo(10 * estimateOf(assumedRate(1), choice).records, 6);
  expect(estimateOf(assumedRate(1), choice).records / 720).toBe(60 * 2 * 6 + 5 * 60);
});

test('what is chosen, and what is stored', () => {
  expect([isChosen('sameVpc', null), isChosen('sameVpc', ['natGateway']), isChosen('natGateway', ['natGateway'])]).toEqual([true, false, true]);
  expect([storedGb(300, 3, 7), storedGb(300, 7, 7), storedGb(300, 100, 7)]).toEqual([30, 70, 70]);
});
