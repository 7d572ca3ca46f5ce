import { unreachable } from '../../base/assert.ts';
import { wordsOf } from '../../base/words.ts';
import type { Frame, Unit } from '../../model/frame.ts';
import type { Finding, Panel, Picture } from '../../model/panel.ts';
import type { Look } from '../look.ts';
import type { ReadAxis } from '../series.ts';
import { countryFinding, coverFinding, statusFinding, topShareFinding, totalFinding } from './amounts.ts';
import { heatFinding, mirrorFinding, peakFinding } from './times.ts';
import { findingWords } from './words.ts';

/** One computed sentence. A warning means that the numbers themselves are too low. */
export interface Said {
  readonly text: string;
  readonly warning: boolean;
}

/** `buckets` are those of the panel's own time axis; where nothing was read of it, nothing is said of it. */
export interface FindingContext extends ReadAxis {
  readonly look: Look;
  readonly units: Readonly<Record<string, Unit>>;
  /** The answer of the panel's second statement; null or absent while it is not here. */
  readonly companion?: Frame | null;
}

const lateKinds = ['verdict-peak', 'scans', 'reasons', 'pair-top', 'both-ends', 'humps', 'syn-only', 'contacted'] as const;
/** Findings that few panels have; what says them is loaded with what draws those panels (`finding/late`). */
export type LateFinding = Extract<Finding, { kind: (typeof lateKinds)[number] }>;
export type LateFinder = (finding: LateFinding, picture: Picture, frame: Frame, context: FindingContext) => string | null;

export function isLate(finding: Finding): finding is LateFinding {
  return lateKinds.some((kind) => kind === finding.kind);
}

/** What stands out in a frame, when, and against what; null when the frame does not fit the finding. Never made up. */
export function findingOf(panel: Pick<Panel, 'finding' | 'picture'>, frame: Frame, context: FindingContext, late?: LateFinder | null): Said | null {
  const words = wordsOf(findingWords, context.look.language);
  // The state of the panel says why there is nothing.
  if (frame.rows === 0) return null;
  const finding: Finding = panel.finding;
  const plain = (text: string | null): Said | null => (text === null ? null : { text, warning: false });
  if (isLate(finding)) return plain(late?.(finding, panel.picture, frame, context) ?? null);
  switch (finding.kind) {
    case 'peak':
      return plain(peakFinding(finding, panel.picture, frame, context, words));
    case 'mirror-peak':
      return plain(mirrorFinding(finding, frame, context, words));
    case 'heat-spread':
      return plain(heatFinding(finding, frame, context, words));
    case 'rank-cover':
      return plain(coverFinding(finding, frame, context, words));
    case 'top-share':
      return plain(topShareFinding(finding, frame, context, words));
    case 'country-share':
      return plain(countryFinding(finding, frame, context, words));
    case 'status':
      return statusFinding(finding, frame, words);
    case 'total':
      return plain(totalFinding(finding, frame, context, words));
    case 'chart':
      // `charts/chart/finding` says it where such a chart is drawn.
      return null;
    default:
      return unreachable(finding);
  }
}
