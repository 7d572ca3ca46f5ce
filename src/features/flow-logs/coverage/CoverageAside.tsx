import { cutMiddle } from '../../../base/format/cut.ts';
import { delivering } from '../../../model/cloud/coverage.ts';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import { StateMark, type StateTone } from '../../../ui/cloud/StateMark.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { pathsText } from '../cells.ts';
import { FlowLogLink } from '../links.tsx';
import { pathWords } from '../path-words.ts';
import { alibabaRow } from '../row.ts';
import type { Deeds } from '../use-deeds.ts';
import { words } from '../words.ts';
import { CoverBar } from './CoverBar.tsx';
import { DeedLink } from './DeedLink.tsx';
import { deedOf } from './node-deed.ts';
import { isFailing, nameOf, sentenceOf } from './texts.ts';
import type { CoverageNode } from './tree.ts';
import { coverageWords } from './words.ts';

interface CoverageAsideProps {
  readonly node: CoverageNode | null;
  readonly region: string;
  readonly deeds: Deeds;
  readonly onChosen: (node: CoverageNode) => void;
}

/** The chosen row: what is recorded of it and what is not, by which flow logs, within what, and what can be done. */
export function CoverageAside({ node, region, deeds, onChosen }: CoverageAsideProps) {
  const w = usePartWords(coverageWords);
  if (node === null) return <aside className="cloud-aside cover-aside small tertiary">{w.asideNone}</aside>;
  const logs = [...node.idle, ...node.by, ...node.starting];
  const deed = deedOf(node);
  const most = Math.max(1, ...node.children.map(({ enis }) => enis));
  return (
    <aside className="cloud-aside cover-aside">
      <section>
        <h2 className="part">{node.name} {node.name !== node.id && <span className="mono secondary">{cutMiddle(node.id)}</span>}</h2>
        <p className="small secondary">{sentenceOf(node, w)}</p>
        <Missing node={node} />
      </section>
      <section>
        <h3 className="ruled">{w.itsLogs}</h3>
        {logs.length === 0 && <p className="small tertiary">{w.noLogs}</p>}
        <ul className="cover-logs small">
          {logs.map((log) => <LogLine key={log.id} log={log} />)}
        </ul>
      </section>
      {node.children.length > 0 && (
        <section>
          <h3>{w.within}</h3>
          <ul className="cover-within small">
            {node.children.slice(0, 12).map((child) => (
              <li key={child.key}>
                <button type="button" className="link cut" onClick={() => onChosen(child)}>{child.name}</button>
                <span style={{ width: child.type === 'NetworkInterface' ? '24px' : `${(child.enis / most) * 100}%` }}><CoverBar counts={child.counts} /></span>
                <span className="end">{child.type === 'NetworkInterface' ? '' : child.enis}</span>
              </li>
            ))}
          </ul>
          {node.children.length > 12 && <p className="small tertiary">{w.more(node.children.length - 12)}</p>}
        </section>
      )}
      {deed !== null && (
        <section className="cover-deeds">
          <DeedLink node={node} deed={deed} region={region} deeds={deeds} className="cover-button" />
          {(deed.kind === 'create' || deed.kind === 'widen') && <p className="small secondary">{w.createHelp}</p>}
          {deed.kind === 'managed' && <p className="small secondary">{w.managedHelp}</p>}
          {deed.kind === 'look' && <p className="small secondary">{w.lookHelp}</p>}
        </section>
      )}
    </aside>
  );
}

/** What is not recorded of it, each in a sentence. */
function Missing({ node }: { readonly node: CoverageNode }) {
  const w = usePartWords(coverageWords);
  const names = usePartWords(pathWords);
  const failing = node.idle.filter(isFailing);
  return (
    <>
      {failing.map((log) => <p key={log.id} className="note error">{w.failing(nameOf(log))}</p>)}
      {(node.traffic === 'allow' || node.traffic === 'drop') && <p className="small secondary">{w.byVerdict(node.traffic === 'allow' ? w.allows : w.denies)}</p>}
      {node.paths !== 'mixed' && node.paths.length > 0 && !node.paths.includes('all') && <p className="small secondary">{w.byPath(pathsText(node.paths, w, names))}</p>}
      {node.ipv6Missing > 0 && <p className="small secondary">{w.byIp(node.ipv6Missing)}</p>}
    </>
  );
}

const tones = { arrives: 'good', starting: 'moving', failing: 'bad', stopped: 'still' } as const satisfies Record<string, StateTone>;

function LogLine({ log }: { readonly log: FlowLog }) {
  const w = usePartWords(coverageWords);
  const list = usePartWords(words);
  const state = delivering(log);
  const word = { arrives: w.stateArrives, starting: w.stateStarting, failing: w.stateFailing, stopped: w.stateStopped }[state];
  const traffic = { All: w.trafficAll, Allow: w.trafficAllow, Drop: w.trafficDrop }[log.trafficType];
  return (
    <li>
      <span className="grow">
        <FlowLogLink row={alibabaRow(log)}>{nameOf(log)}</FlowLogLink>
        <span className="secondary">{w.logLine(list[log.resourceType], traffic, log.interval)}</span>
      </span>
      <StateMark tone={tones[state]} word={word} />
    </li>
  );
}
