import { Link } from '@tanstack/react-router';
import { cutMiddle } from '../../base/format/cut.ts';
import type { LogstorePlace } from '../../cloud/sls/call.ts';
import { transitional, type FlowLog } from '../../model/cloud/flow-log.ts';
import { enrichedLogstore, enrichedPrefix, type FlowLogInstance } from '../../model/cloud/logstore.ts';
import { useWords } from '../../state/language.ts';
import { useInstances } from '../../state/instances.ts';
import { useJob } from '../../state/inter-domain.ts';
import { withoutQuery } from '../../state/search.ts';
import { JobMark, jobStateOf } from '../../ui/cloud/JobMark.tsx';
import { StateMark, type StateTone } from '../../ui/cloud/StateMark.tsx';
import { Part } from './Part.tsx';
import { words } from './words.ts';

interface WritersPartProps {
  readonly place: LogstorePlace;
  /** Flow logs whose records arrive here; undefined while they are asked, null where they could not be had. */
  readonly writers: readonly FlowLog[] | null | undefined;
}

/** Who writes here: flow logs, or the job of an instance. */
export function WritersPart({ place, writers }: WritersPartProps) {
  const w = useWords(words);
  const instance = useInstances(({ instances }) => instances.find(({ id, region, project }) => region === place.region && project === place.project && enrichedLogstore(id) === place.logstore));
  if (writers === undefined || writers === null) return null;
  if (writers.length === 0 && place.logstore.startsWith(enrichedPrefix)) {
    return <Part title={w.writers}>{instance === undefined ? <p className="small secondary">{w.someJob}</p> : <JobRow instance={instance} />}</Part>;
  }
  return (
    <Part title={w.writers}>
      {writers.length === 0 ? <p className="small secondary">{w.noWriters}</p> : (
        <table className="list logstore-writers">
          <thead>
            <tr>
              <th scope="col">{w.writer}</th>
              <th scope="col">{w.resource}</th>
              <th scope="col" className="logstore-short">{w.traffic}</th>
              <th scope="col" className="end logstore-short">{w.interval}</th>
              <th scope="col" className="logstore-state">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {writers.map((one) => (
              <tr key={one.id}>
                <td><Link to="/flow-logs/$cloud/$region/$id" params={{ cloud: 'alibaba', region: one.region, id: one.id }} search={withoutQuery}>{one.name === '' ? one.id : one.name}</Link></td>
                <td>{w[one.resourceType]} <span className="mono secondary" title={one.resourceId}>{cutMiddle(one.resourceId)}</span></td>
                <td className="secondary">{w[one.trafficType]}</td>
                <td className="end secondary">{w.minutes(one.interval)}</td>
                <td><StateMark tone={toneOf(one)} word={one.delivery.ok ? w[one.status] : w.deliveryFailed} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function JobRow({ instance }: { readonly instance: FlowLogInstance }) {
  const w = useWords(words);
  const state = jobStateOf(useJob(instance).data);
  return (
    <p className="small secondary">
      {w.byJob} <Link to="/instances/$id" params={{ id: instance.id }} search={withoutQuery}>{instance.name}</Link> {state !== null && <JobMark state={state} />}
    </p>
  );
}

function toneOf({ status, delivery }: FlowLog): StateTone {
  if (!delivery.ok) return 'bad';
  if (transitional.has(status)) return 'moving';
  return status === 'Active' ? 'good' : 'still';
}
