import { hasOutline, type Drawn } from '../../charts/draw.ts';
import type { SaveKind } from './PanelActions.tsx';

const numbers: readonly SaveKind[] = ['csv', 'json', 'copyCsv', 'copyJson'];

/** What can be saved of a picture; only charts have an outline that can be drawn as SVG. */
export function saveKinds(drawn: Drawn | null): readonly SaveKind[] {
  return drawn !== null && hasOutline(drawn) ? ['png', 'svg', ...numbers] : ['png', ...numbers];
}
