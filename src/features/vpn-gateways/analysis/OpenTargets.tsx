import { useViewActions } from '../../../state/view.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import type { GatewayCover } from '../gateway-cover.ts';
import { words } from './words.ts';

/** The Logstores that the flow logs of a gateway's interfaces deliver to, each opened as the source by one click. */
export function OpenTargets({ region, cover }: { readonly region: string; readonly cover: GatewayCover }) {
  const w = usePartWords(words);
  const { sourceChanged } = useViewActions();
  const logs = cover.enis.flatMap(({ coverage }) => coverage.by);
  const targets = [...new Map(logs.map(({ project, logstore }) => [`${project}/${logstore}`, { project, logstore }])).entries()];
  return (
    <>
      {targets.map(([name, { project, logstore }]) => (
        <button key={name} type="button" className="link" onClick={() => sourceChanged({ kind: 'logstore', region, project, logstore, instance: null })}>{w.open(name)}</button>
      ))}
    </>
  );
}
