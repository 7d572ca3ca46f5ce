import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import { useViewActions } from '../../../state/view.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import type { GatewayCover } from '../gateway-cover.ts';
import { words } from './words.ts';

/** Flow logs whose records of a gateway's interfaces arrive, or will within minutes. */
export function targetLogs({ enis }: GatewayCover): readonly FlowLog[] {
  return enis.flatMap(({ coverage }) => [...coverage.by, ...coverage.starting]).filter(({ project, logstore }) => project !== '' && logstore !== '');
}

/** The Logstores that the flow logs of a gateway's interfaces deliver to, each opened as the source by one click. */
export function OpenTargets({ region, cover }: { readonly region: string; readonly cover: GatewayCover }) {
  const w = usePartWords(words);
  const { sourceChanged } = useViewActions();
  const logs = targetLogs(cover);
  const targets = [...new Map(logs.map(({ project, logstore }) => [`${project}/${logstore}`, { project, logstore }])).entries()];
  return (
    <>
      {targets.map(([name, { project, logstore }]) => (
        <button key={name} type="button" className="link" onClick={() => sourceChanged({ kind: 'logstore', region, project, logstore, instance: null })}>{w.open(name)}</button>
      ))}
    </>
  );
}
