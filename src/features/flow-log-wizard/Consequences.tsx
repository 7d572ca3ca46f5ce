import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { Happens } from '../../ui/wizard/creation.tsx';
import { isChosen } from './estimate.ts';
import { reviewWords } from './review-words.ts';
import { targetOf } from './wish.ts';

/** What happens on Create, by when it happens. */
export function Consequences({ draft }: { readonly draft: FlowLogDraft }) {
  const w = usePartWords(reviewWords);
  const { project, logstore, newProject, newLogstore } = targetOf(draft);
  const things = [
    ...(newProject && project !== '' ? [w.theProject(project)] : []),
    ...(newLogstore && logstore !== '' ? [w.theLogstore(logstore)] : []),
    ...(draft.sls && draft.report ? [w.theReport] : []),
    w.theFlowLogs(draft.resourceIds.length),
  ];
  const lines: readonly (readonly [string, string])[] = [
    [w.atOnce, w.makes(things.join(w.and))],
    [w.about10s, w.activates],
    [w.upTo10, w.firstRecords],
    [w.threeToFour, w.firstBill],
    [w.toEnd, w.ending],
    ...(draft.nis ? [[w.afterNis, w.nisByHand(draft.analyzer)] as const] : []),
    [w.never, !draft.allPaths && !isChosen('sameVpc', draft.paths) ? w.neverSameVpc : w.neverChange],
  ];
  return <Happens lines={lines} />;
}
