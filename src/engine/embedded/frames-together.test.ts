import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failed } from '../../base/result.ts';
import { FramesTogether, type PlanFrame } from './frames-together.ts';

const frame = (index: number): PlanFrame => ({ index, result: failed({ kind: 'cancelled' }), milliseconds: index });

describe('frames on their way to the page', () => {
  let posted: string[] = [];
  let frames: FramesTogether;
  beforeEach(() => {
    vi.useFakeTimers();
    posted = [];
    frames = new FramesTogether((id, some) => posted.push(`${id}: ${some.map(({ index }) => index).join(' ')}`));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('travel together when they are finished shortly after each other, in their order', () => {
    frames.add(1, frame(0));
    frames.add(1, frame(1));
    expect(posted).toEqual([]);
    vi.advanceTimersByTime(20);
    frames.add(1, frame(2));
    vi.advanceTimersByTime(20);
    expect(posted).toEqual(['1: 0 1', '1: 2']);
  });

  it('go at once when their batch ends, and not again later', () => {
    frames.add(1, frame(0));
    frames.send();
    expect(posted).toEqual(['1: 0']);
    vi.advanceTimersByTime(100);
    frames.send();
    expect(posted).toEqual(['1: 0']);
  });

  it('of one batch never travel with those of another', () => {
    frames.add(1, frame(0));
    frames.add(2, frame(0));
    frames.send();
    expect(posted).toEqual(['1: 0', '2: 0']);
  });
});
