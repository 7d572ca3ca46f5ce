import { permanent, retentionWithout, retentionWithReport } from '../../model/cloud/logstore.ts';
import { useLogIndex } from '../../state/logstores.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { OnOff } from '../../ui/wizard/controls.tsx';
import { describedBy, Field, FieldSet } from '../../ui/wizard/Field.tsx';
import { deliveryWords } from './delivery-words.ts';
import { formatGigabytes } from './figures.ts';
import { storedGb } from './estimate.ts';
import type { Form } from './form.ts';
import { dashboardName, reportKinds } from './report.ts';
import { targetOf } from './wish.ts';

/** The log analysis report, and how long records are kept with it and without. */
export function ReportFields({ form: { draft, change, account }, gb }: { readonly form: Form; readonly gb: number | null }) {
  const w = usePartWords(deliveryWords);
  const { project, logstore, newLogstore } = targetOf(draft);
  const place = { region: draft.region, project, logstore };
  const isThere = !newLogstore && logstore !== '';
  const index = useLogIndex(place, isThere);
  const indexHint = !isThere || index.data === undefined ? '' : index.data === null ? w.noIndex : w.hasIndex;
  const notes = { hint: <><p>{w.reportHint}</p>{indexHint !== '' && <p>{indexHint}</p>}</> };
  const days = account.keptDays;
  return (
    <>
      <Field id="flow-log-report" label={w.report} {...notes}>
        <OnOff id="flow-log-report" label={w.report} checked={draft.report} describedBy={describedBy('flow-log-report', notes)} onChange={(report) => change({ report })} />
      </Field>
      <FieldSet id="flow-log-kept" label={w.kept} hint={isThere ? undefined : w.keptHint}>
        {isThere
          ? <p className="small">{days === undefined ? '' : w.keptAsIs(days === permanent ? w.forEver : w.days(days))}</p>
          : (
            <table className="flow-log-kept small">
              <tbody>
                {[{ name: w.withReport, kept: retentionWithReport, for: w.indexAndSql, chosen: draft.report }, { name: w.without, kept: retentionWithout, for: w.byHand, chosen: !draft.report }].map((row) => (
                  <tr key={row.kept} className={row.chosen ? 'chosen' : undefined}>
                    <td>{row.name}</td>
                    <td className="end">{w.days(row.kept)}</td>
                    <td className="end">{gb === null ? '' : w.gbKept(formatGigabytes(storedGb(gb, row.kept, row.kept)))}</td>
                    <td>{row.for}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
      </FieldSet>
      {draft.report && logstore !== '' && (
        <FieldSet id="flow-log-dashboards" label={w.dashboards}>
          <ul className="flow-log-names mono">{reportKinds.map((kind) => <li key={kind}>{dashboardName(logstore, kind)}</li>)}</ul>
        </FieldSet>
      )}
    </>
  );
}
