import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatMilliseconds } from '../../base/format/time.ts';
import { lateFrom } from '../../catalog/findings/detector.ts';
import type { Finding } from '../../catalog/findings/finding.ts';
import type { Condition } from '../../model/filter.ts';
import { useDescription } from '../../state/engine.tsx';
import { findingsCounted } from '../../state/findings-count.ts';
import { searchText, useFindings, type FoundIn, type LeftUnder } from '../../state/findings.ts';
import type { KeptListProblem } from '../../state/kept-list.ts';
import { withoutQuery } from '../../state/search.ts';
import { findingSilenced, findingWoken, followOtherTabs, silenceScope, useSilenced, type Silenced } from '../../state/silenced.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { PanelNotice } from '../../ui/panel/PanelState.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { FindingRow } from './FindingRow.tsx';
import { LookedTable } from './LookedTable.tsx';
import { SilencedTable } from './SilencedTable.tsx';
import { findingWords } from './words.ts';
import './findings.css';

/** Everything found in the range and under the filters, with what was looked for and what the reader silenced. */
export function FindingsScreen() {
  const words = usePartWords(findingWords);
  const { reading } = useDescription();
  const { searched, filters, found, left, error, isAsking, again } = useFindings();
  if (found !== null) return <Found found={found} left={left} filters={filters} isAsking={isAsking} />;
  const fact = error ? words.failed(error.message) : reading ? words.stillReading : searched === null ? words.noRecords : words.asking;
  return (
    <div className="findings-empty" aria-live="polite">
      <PanelNotice fact={fact} action={error ? <button type="button" className="link" onClick={() => void again()}>{words.again}</button> : undefined} />
    </div>
  );
}

interface FoundProps {
  readonly found: FoundIn;
  /** Those that the filters leave; null for all. */
  readonly left: LeftUnder | null;
  /** Those that apply. */
  readonly filters: readonly Condition[];
  readonly isAsking: boolean;
}

function Found({ found, left, filters: applied, isAsking }: FoundProps) {
  const words = usePartWords(findingWords);
  const { language } = useReader();
  const { records, revision } = useDescription();
  const { source, filters } = useView();
  const { queryOpened, recordsOpened, filtersReplaced } = useViewActions();
  const navigate = useNavigate();
  const [said, say] = useSaid();
  const [open, setOpen] = useState<string | null>(null);
  const { silenced, unread } = useSilenced();
  useEffect(followOtherTabs, []);
  const instance = silenceScope(source);
  const own = silenced.filter((one) => one.instance === instance);
  const quiet = new Set(own.map(({ finding }) => finding));
  const loud = found.findings.filter(({ key }) => !quiet.has(key));
  const shown = loud.filter(({ key }) => left === null || left.has(key));
  const { searched, capture } = found;
  const { range } = searched;
  const count = shown.length;
  useEffect(() => {
    if (!isAsking) findingsCounted({ count, of: searchText(searched, applied, revision) });
  }, [isAsking, count, searched, applied, revision]);

  const problem = (kept: KeptListProblem): void => say({ text: storeText(kept, words), tone: 'problem' });
  const silence = (finding: Finding, reason: string): void => {
    const done = findingSilenced(instance, finding.key, reason);
    if (!done.ok) return problem(done.problem);
    setOpen(null);
    const undo = (): void => {
      const back = findingWoken(`${instance} ${finding.key}`);
      if (!back.ok) problem(back.problem);
    };
    return say({ text: words.silencedSaid, tone: 'done', undo });
  };
  const wake = (one: Silenced): void => {
    const done = findingWoken(one.id);
    if (!done.ok) return problem(done.problem);
    const undo = (): void => {
      const back = done.value();
      if (!back.ok) problem(back.problem);
    };
    return say({ text: words.wokenSaid, tone: 'done', undo });
  };
  const query = (statement: string): void => {
    // What prints and lays out is loaded with the page it is for.
    void import('./detector-query.ts').then(({ detectorQuery }) => queryOpened({ text: detectorQuery(statement, { capture: String(capture), late: String(lateFrom(range)) }) }));
  };
  const alertOf = (finding: Finding): void => {
    void Promise.all([import('../../catalog/findings/finding-rule.ts'), import('../../state/alert-rules.ts')]).then(([{ ruleOfFinding }, { ruleDrafted }]) => {
      ruleDrafted({ from: words.fromFindings, rule: ruleOfFinding(finding) });
      void navigate({ to: '/alerts', search: withoutQuery });
    });
  };

  return (
    <div className="findings" aria-busy={isAsking}>
      <p className="findings-summary small secondary" aria-live="polite">
        <b>{words.summary(loud.length, found.findings.length - loud.length, formatExact(found.scanned ?? records))}</b>
        {left !== null && loud.length > 0 && <span>{words.underFilters(shown.length)}</span>}
        <span className="tertiary">{words.took(formatMilliseconds(found.milliseconds, language))}</span>
      </p>
      <div className="findings-said" role={said?.tone === 'problem' ? 'alert' : 'status'}>
        {said !== null && (
          <p className={said.tone === 'problem' ? 'note error' : 'note info'}>
            {said.text}{' '}
            {said.undo !== undefined && <button type="button" className="link" onClick={() => { said.undo?.(); say(null); }}>{words.undo}</button>}
          </p>
        )}
      </div>
      {shown.length === 0 ? <div className="findings-none"><PanelNotice fact={loud.length > 0 ? words.nothingLeft : words.nothing} detail={loud.length > 0 ? words.nothingLeftDetail : words.nothingDetail} /></div> : (
        <table className="list findings-list">
          <thead><tr><th scope="col">{words.what}</th><th scope="col" className="finding-when">{words.when}</th><th scope="col" className="finding-sure wide-only">{words.sure}</th></tr></thead>
          <tbody>
            {shown.map((finding) => (
              <FindingRow
                key={finding.key} finding={finding} capture={capture} records={left === null ? finding.records : (left.get(finding.key) ?? null)} isOpen={open === finding.key} onToggle={() => setOpen(open === finding.key ? null : finding.key)}
                onRecords={() => recordsOpened([...filters, ...finding.conditions, ...finding.counted], { from: finding.from, to: finding.to + capture })}
                onFilter={() => filtersReplaced([...filters, ...finding.conditions])} onSilence={(reason) => silence(finding, reason)} onAlert={() => alertOf(finding)}
              />
            ))}
          </tbody>
        </table>
      )}
      <section aria-labelledby="findings-looked">
        <h2 className="findings-heading" id="findings-looked">{words.looked}</h2>
        <LookedTable verdicts={found.verdicts} findings={found.findings} onQuery={query} />
      </section>
      <section aria-labelledby="findings-silenced">
        <h2 className="findings-heading" id="findings-silenced">{words.silencedTitle}</h2>
        {unread > 0 && <p className="note findings-note">{words.unread(unread)}</p>}
        <SilencedTable silenced={own} here={new Set(found.findings.map(({ key }) => key))} onWake={wake} />
      </section>
    </div>
  );
}

function storeText(problem: KeptListProblem, words: { readonly full: string; readonly gone: string; readonly newerStore: (version: number) => string }): string {
  switch (problem.kind) {
    case 'full':
      return words.full;
    case 'gone':
      return words.gone;
    case 'newer-store':
      return words.newerStore(problem.version);
  }
}
