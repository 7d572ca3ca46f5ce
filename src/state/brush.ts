import { create } from 'zustand';
import type { TimeRange } from '../model/time.ts';

/**
 * The range while it is being dragged. It stands over the link's range and is in no link and no history: browsers slow
 * down pages that change their address at every frame. Letting go writes the link once.
 */
export const useBrush = create<{ readonly range: TimeRange | null }>()(() => ({ range: null }));

export function brushed(range: TimeRange | null): void {
  useBrush.setState({ range });
}
