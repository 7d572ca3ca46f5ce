import { usePartWords } from '../../ui/reader.tsx';
import { Happens } from '../../ui/wizard/creation.tsx';
import type { Form } from './form.ts';
import { reviewWords } from './review-words.ts';
import { createsStream, targetNames } from './target.ts';

/** What happens on Create, by when it happens. */
export function Consequences({ form: { kind, draft, account } }: { readonly form: Form }) {
  const w = usePartWords(reviewWords);
  const { group, stream } = targetNames(draft, account);
  const isVpc = kind === 'huawei-vpc';
  const things = [...(draft.groupWay === 'create' && group !== '' ? [w.theGroup(group)] : []), ...(createsStream(draft) && stream !== '' ? [w.theStream(stream)] : []), w.theFlowLog];
  const lines: readonly (readonly [string, string])[] = [
    [w.atOnce, isVpc ? `${w.makes(things.join(w.and))} ${w.startsVpc}` : w.makes(things.join(w.and))],
    ...(isVpc ? [] : [[w.seconds, w.becomesEnabled] as const]),
    [w.about10, w.firstRecords],
    [w.later, isVpc ? w.changing : w.changingEr],
    [w.toEnd, w.ending],
    [w.never, isVpc ? w.neverVpc : w.neverEr],
  ];
  return <Happens lines={lines} />;
}
