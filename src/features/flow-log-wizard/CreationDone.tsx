import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { delivering } from '../../model/cloud/coverage.ts';
import type { FlowLogInstance } from '../../model/cloud/logstore.ts';
import { cloudSeconds, useCloud } from '../../state/cloud.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { instanceCreated, longestInstanceName, proposedId, useInstances } from '../../state/instances.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { searchForSource } from '../../state/source-link.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { StateMark } from '../../ui/cloud/StateMark.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { reviewWords } from './review-words.ts';
import type { Creation } from './creation-run.ts';
import { targetOf } from './wish.ts';

/** What is there now: its state until it runs, and where its records are seen. */
export function CreationDone({ creation: { draft, pieces }, onAnother }: { readonly creation: Creation; readonly onAnother: () => void }) {
  const w = usePartWords(reviewWords);
  const logs = useFlowLogs(draft?.region ?? '').data ?? [];
  const openDashboards = useOpenDashboards();
  if (draft === null) return null;
  const ids = pieces.flatMap(({ piece, id }) => (piece.kind === 'flow-log' && id !== null ? [id] : []));
  const made = logs.filter(({ id }) => ids.includes(id));
  const isActive = made.length > 0 && made.every((log) => log.status === 'Active');
  const failing = made.some((log) => delivering(log) === 'failing');
  const { project, logstore } = targetOf(draft);
  const [first] = ids;
  const toLogstore: string = `/logstores/${draft.region}/${project}/${logstore}`;
  return (
    <div className="wizard-made">
      <output><StateMark tone={failing ? 'bad' : isActive ? 'good' : 'moving'} word={isActive ? w.active : w.activating} /></output>
      {draft.sls && <Button variant="filled" disabled={!isActive} onClick={() => openDashboards(draft)}>{w.openDashboards}</Button>}
      {draft.sls && <p className="small secondary">{w.openDashboardsHint(logstore)}</p>}
      <p className="row">
        {draft.sls && <Link to={toLogstore} search={withoutQuery}>{w.toLogstore(logstore)}</Link>}
        {first !== undefined && <Link to="/flow-logs/$cloud/$region/$id" params={{ cloud: 'alibaba', region: draft.region, id: first }} search={withoutQuery}>{w.toFlowLog}</Link>}
        <button type="button" className="link" onClick={onAnother}>{w.another}</button>
      </p>
    </div>
  );
}

/** Opens the instance over the Logstore; makes one where there is none. Without room for one the Logstore itself is opened. */
function useOpenDashboards(): (draft: FlowLogDraft) => void {
  const navigate = useNavigate();
  const instances = useInstances((state) => state.instances);
  const cloud = useCloud();
  return (draft) => {
    const { project, logstore } = targetOf(draft);
    const { region } = draft;
    const of = cloud.kind === 'on' && cloud.demo !== null ? 'demo' : 'proxy';
    const before = instances.find((one) => one.cloud === of && one.region === region && one.project === project && one.logstore === logstore);
    const wish: FlowLogInstance = before ?? {
      id: proposedId(), name: (draft.name === '' ? logstore : draft.name).slice(0, longestInstanceName), cloud: of, region, project, logstore, interDomain: false, createdAt: cloudSeconds(),
    };
    const isKept = before !== undefined || instanceCreated(wish).ok;
    void navigate({ to: '/overview', search: (search) => searchForSource(validateSearch(search), { kind: 'logstore', region, project, logstore, instance: isKept ? wish.id : null }) });
  };
}
