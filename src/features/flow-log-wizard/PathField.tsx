import { samplingPaths, type SamplingPath } from '../../model/cloud/flow-log.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { Tick } from '../../ui/wizard/controls.tsx';
import { FieldSet } from '../../ui/wizard/Field.tsx';
import { pathCount } from './checks.ts';
import { collectionWords } from './collection-words.ts';
import type { Form } from './form.ts';

/** All scenarios, or some paths after that was deselected. */
export function PathField({ form: { draft, change, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(collectionWords);
  const { allPaths, paths } = draft;
  const toggle = (path: SamplingPath, on: boolean): void => {
    left('flow-log-path');
    change({ paths: samplingPaths.filter((one) => (one === path ? on : paths.includes(one))) });
  };
  return (
    <FieldSet id="flow-log-path" label={w.path} error={errorOf('flow-log-path')} hint={allPaths ? w.deselectFirst : <><p>{w.chosenPaths(paths.length, pathCount)} {w.loadBalancer}</p><p>{w.pathTicket}</p></>}>
      <Tick label={w.allScenarios} checked={allPaths} onChange={(checked) => change({ allPaths: checked })} />
      <div className="flow-log-paths">
        {samplingPaths.map((path) => (
          <Tick key={path} label={w[path]} checked={!allPaths && paths.includes(path)} disabled={allPaths} onChange={(checked) => toggle(path, checked)} />
        ))}
      </div>
    </FieldSet>
  );
}
