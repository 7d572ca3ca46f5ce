import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatTime } from '../../../base/format/time.ts';
import { useRegion } from '../../../state/region.ts';
import { withoutQuery } from '../../../state/search.ts';
import { FindInput } from '../../../ui/cloud/FindInput.tsx';
import { ProblemNote } from '../../../ui/cloud/ProblemNote.tsx';
import { RegionSelect } from '../../../ui/cloud/RegionSelect.tsx';
import { SaidNote } from '../../../ui/cloud/SaidNote.tsx';
import { useSaid } from '../../../ui/use-said.ts';
import { Header } from '../../../ui/frame/Header.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { fileName, saveFile } from '../../../ui/panel/save.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { pageWords } from '../page-words.ts';
import { useDeeds } from '../use-deeds.ts';
import { words } from '../words.ts';
import { CoverageAside } from './CoverageAside.tsx';
import { CoverageFigures } from './CoverageFigures.tsx';
import { CoverageTree } from './CoverageTree.tsx';
import { CoverLegend } from './CoverBar.tsx';
import { coverageCsv } from './csv.ts';
import { deedOf } from './node-deed.ts';
import { marks, nodeOf, pruned, totalOf, type CoverageNode } from './tree.ts';
import { useCoverage } from './use-coverage.ts';
import { useCoverageSearch } from './use-coverage-search.ts';
import { coverageWords } from './words.ts';
import '../flow-logs.css';
import './coverage.css';

const markWords = { whole: 'markWhole', part: 'markPart', starting: 'markStarting', none: 'markNone' } as const;

/** Which VPCs, vSwitches and interfaces of a region are recorded, by which flow logs, and which are not. */
export function CoverageScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(coverageWords);
  const page = usePartWords(pageWords);
  const list = usePartWords(words);
  const { zone } = useReader();
  const [region, chooseRegion] = useRegion();
  const [said, say] = useSaid();
  const deeds = useDeeds(say);
  const { tree, logs, vswitches, problem, answeredAt, again } = useCoverage(region);
  const enis = tree?.reduce((sum, vpc) => sum + vpc.enis, 0) ?? 0;
  const save = (): void => {
    if (tree !== null) saveFile(fileName(`${w.title} ${region}`, 'csv'), new Blob([coverageCsv(tree)], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <>
      <Header
        title={w.title} back={<Link className="back-link" to="/flow-logs" search={withoutQuery}>{page.back}</Link>} onMenu={onMenu} wideTools
        context={tree === null || answeredAt === null ? '' : w.context(tree.length, vswitches, enis, formatTime(answeredAt, zone, 'second'))}
      >
        <RegionSelect value={region} onChange={chooseRegion} />
        <ActionIcon aria-label={list.refresh} title={list.refresh} onClick={again}>
          <Icon name="refresh" />
        </ActionIcon>
        <Button disabled={enis === 0} onClick={save}>{w.saveCsv}</Button>
      </Header>
      <main className="sheet cover-sheet" id="sheet" tabIndex={-1}>
        <SaidNote said={said} onDone={() => say(null)} />
        {problem !== null && <ProblemNote problem={problem} fact={tree === null || answeredAt === null ? w.failed : list.stale(formatTime(answeredAt, zone, 'second'))} onRetry={again} />}
        {tree === null && problem === null && <output className="plain-screen secondary">{w.asking}</output>}
        {tree !== null && tree.length === 0 && <p className="flow-log-empty secondary">{w.noNetworks}</p>}
        {tree !== null && tree.length > 0 && (
          <>
            <CoverageFigures tree={tree} flowLogs={logs.length} />
            <Tree key={region} tree={tree} region={region} deeds={deeds} />
          </>
        )}
      </main>
    </>
  );
}

function Tree({ tree, region, deeds }: { readonly tree: readonly CoverageNode[]; readonly region: string; readonly deeds: ReturnType<typeof useDeeds> }) {
  const w = usePartWords(coverageWords);
  const [{ mark, find, chosen: asked }, change] = useCoverageSearch();
  const total = totalOf(tree);
  const shown = pruned(tree, mark, find);
  const enis = tree.reduce((sum, vpc) => sum + vpc.enis, 0);
  // Without a chosen row, the first in sight about which something can be done.
  const chosen = (asked === null ? null : nodeOf(tree, asked)) ?? shown.find((node) => deedOf(node) !== null) ?? shown[0] ?? null;
  const choose = (node: CoverageNode): void => change({ resource: `${node.type}/${node.id}` });
  return (
    <>
      <div className="cloud-bar">
        <SegmentedControl
          aria-label={w.marks} value={mark ?? 'all'} onChange={(value) => change({ state: value === 'all' ? null : value })}
          data={[{ value: 'all', label: w.counted(w.all, enis) }, ...marks.map((one) => ({ value: one, label: w.counted(w[markWords[one]], total[one]) }))]}
        />
        <FindInput value={find} placeholder={w.find} onChange={(text) => change({ find: text })} />
        <span className="grow" />
        <CoverLegend />
      </div>
      <div className="cloud-columns cover-columns">
        <div>
          {shown.length === 0
            ? <p className="flow-log-empty">{w.noMatch} <button type="button" className="link" onClick={() => change({ state: null, find: null })}>{w.showAll}</button></p>
            : <CoverageTree tree={shown} isSearch={mark !== null || find !== ''} chosen={chosen?.key ?? null} region={region} deeds={deeds} onChosen={choose} />}
          <p className="flow-log-foot small tertiary">{w.foot}</p>
        </div>
        <CoverageAside node={chosen} region={region} deeds={deeds} onChosen={choose} />
      </div>
    </>
  );
}
