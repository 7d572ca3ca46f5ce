import { usePartWords } from '../../ui/reader.tsx';
import type { Form } from './form.ts';
import { reviewWords } from './review-words.ts';
import { createsStream, targetNames } from './target.ts';

/** What happens on Create, by when it happens. */
export function Consequences({ form: { kind, draft, account } }: { readonly form: Form }) {
  const w = usePartWords(reviewWords);
  const { group, stream } = targetNames(draft, account);
  const isVpc = kind === 'huawei-vpc';
  const things = [...(draft.groupWay === 'create' ? [w.theGroup(group)] : []), ...(createsStream(draft) ? [w.theStream(stream)] : []), w.theFlowLog];
  const lines: readonly (readonly [string, string])[] = [
    [w.atOnce, isVpc ? `${w.makes(things.join(w.and))} ${w.startsVpc}` : w.makes(things.join(w.and))],
    ...(isVpc ? [] : [[w.seconds, w.becomesEnabled] as const]),
    [w.about10, w.firstRecords],
    [w.later, isVpc ? w.changing : w.changingEr],
    [w.toEnd, w.ending],
    [w.never, isVpc ? w.neverVpc : w.neverEr],
  ];
  return (
    <section className="wizard-part" aria-label={w.happens}>
      <h2 className="part ruled">{w.happens}</h2>
      <dl className="huawei-happens">
        {lines.map(([when, what]) => [<dt key={when}>{when}</dt>, <dd key={`${when} is`}>{what}</dd>])}
      </dl>
    </section>
  );
}
