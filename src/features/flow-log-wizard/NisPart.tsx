import { hasAnalyzer } from '../../model/cloud/nis.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { analyzerIntervals } from '../../state/wizard-draft.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { OnOff, TextBox } from '../../ui/wizard/controls.tsx';
import { describedBy, FieldSet, Part } from '../../ui/wizard/Field.tsx';
import { minutesText } from './breach-text.ts';
import { deliveryWords } from './delivery-words.ts';
import type { Form } from './form.ts';

/** The traffic analyzer as second destination, with the rule of its interval. */
export function NisPart({ form: { draft, change, left, errorOf, warningOf }, onInterval }: { readonly form: Form; readonly onInterval: () => void }) {
  const w = usePartWords(deliveryWords);
  const { language } = useReader();
  const isHere = hasAnalyzer(draft.region);
  const error = errorOf('flow-log-analyzer');
  const warned = warningOf('flow-log-analyzer');
  const shorter = draft.interval === 10 ? 5 : 1;
  const isTooShort = draft.nis && draft.analyzerInterval <= draft.interval;
  const repair = isTooShort && (
    <>
      {' '}
      <button type="button" className="link" onClick={() => change({ analyzerInterval: 60 })}>{w.useHour}</button>
      {draft.interval > 1 && shorter < draft.analyzerInterval && <>{' · '}<button type="button" className="link" onClick={() => { change({ interval: shorter }); onInterval(); }}>{w.useShorter(shorter)}</button></>}
    </>
  );
  const notes = {
    error: error === undefined ? undefined : <>{error}{repair}</>,
    warning: warned === undefined ? undefined : <>{warned}{repair}</>,
    hint: isHere ? w.nisHint : w.nisNotHere(regionOf(draft.region)?.name[language] ?? draft.region),
  };
  return (
    <Part title={w.nis} context={w.second}>
      <FieldSet id="flow-log-nis" label={w.analyzer} {...notes}>
        <div className="wizard-beside">
          <OnOff id="flow-log-nis-on" label={w.analyzer} checked={draft.nis} disabled={!isHere && !draft.nis} onChange={(nis) => change({ nis })} />
          {draft.nis && (
            <span className="flow-log-analyzer">
              <TextBox
                id="flow-log-analyzer" label={w.analyzerId} placeholder={w.analyzerPlace} value={draft.analyzer} invalid={error !== undefined} describedBy={describedBy('flow-log-nis', notes)}
                onChange={(analyzer) => change({ analyzer })} onLeft={() => left('flow-log-analyzer')}
              />
              <select
                className="wizard-select" aria-label={w.analyzerInterval} value={draft.analyzerInterval}
                onChange={(event) => change({ analyzerInterval: analyzerIntervals.find((one) => String(one) === event.currentTarget.value) ?? 60 })}
              >
                {analyzerIntervals.map((minutes) => <option key={minutes} value={minutes}>{minutesText(minutes)}</option>)}
              </select>
            </span>
          )}
        </div>
      </FieldSet>
    </Part>
  );
}
