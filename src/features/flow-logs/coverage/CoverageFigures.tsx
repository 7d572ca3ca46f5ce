import { formatShare } from '../../../base/format/share.ts';
import { flowLogQuota } from '../../../model/cloud/flow-log.ts';
import { Figures } from '../../../ui/cloud/Figures.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { nameOf } from './texts.ts';
import { totalOf, type CoverageNode } from './tree.ts';
import { coverageWords } from './words.ts';

/** How many interfaces there are, how many of them are recorded and how far, and how many more flow logs there may be. */
export function CoverageFigures({ tree, flowLogs }: { readonly tree: readonly CoverageNode[]; readonly flowLogs: number }) {
  const w = usePartWords(coverageWords);
  const total = totalOf(tree);
  const enis = tree.reduce((sum, vpc) => sum + vpc.enis, 0);
  const share = (count: number): string => (count === 0 ? '' : w.share(formatShare(count / enis)));
  const bare = tree.filter(({ counts }) => counts.none > 0);
  const [only] = bare;
  const starting = [...new Set(tree.flatMap((vpc) => vpc.starting.map(nameOf)))];
  return (
    <Figures
      label={w.figures}
      figures={[
        { label: w.enis, value: String(enis), beneath: w.enisBeneath },
        { label: w.whole, value: String(total.whole), beneath: share(total.whole) },
        { label: w.part, value: String(total.part), beneath: total.part === 0 ? '' : w.partBeneath },
        { label: w.starting, value: String(total.starting), beneath: total.starting === 0 ? '' : `${starting.join(w.comma)}${w.comma}${w.startingBeneath}` },
        { label: w.none, value: String(total.none), warn: total.none > 0, beneath: only === undefined ? '' : bare.length === 1 ? w.allIn(only.name) : w.noneOf(bare.length) },
        { label: w.flowLogs, value: String(flowLogs), unit: w.of(flowLogQuota), beneath: flowLogs > flowLogQuota ? w.flowLogsOver : w.flowLogsBeneath(flowLogQuota - flowLogs) },
      ]}
    />
  );
}
