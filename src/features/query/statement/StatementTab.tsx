import { useState, type ReactNode } from 'react';
import { unreachable } from '../../../base/assert.ts';
import { formatExact } from '../../../base/format/number.ts';
import { formatMilliseconds, formatRange } from '../../../base/format/time.ts';
import { useView } from '../../../state/view.ts';
import { formatStatement } from '../../../statement/format.ts';
import { printOurs } from '../../../statement/print.ts';
import { printSls } from '../../../statement/print-sls.ts';
import { placeOf, problemText } from '../../../ui/problem-text.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { filtersAsText } from '../statement-text.ts';
import type { TabProps } from '../tab.ts';
import { planLines } from './plan-text.ts';
import { usePlanned, type Planned } from './use-planned.ts';
import { statementWords } from './words.ts';
import './statement.css';

/** How the statement was planned and answered, and what its numbers rest on. */
export function StatementTab({ statement, search, question, answer, matched, scope }: TabProps) {
  const w = usePartWords(statementWords);
  const { language, zone } = useReader();
  const { query } = useView();
  const planned = usePlanned(question);
  const asked = question ?? search;
  const { frame } = answer;
  const coverage = frame?.coverage ?? null;
  const doubts = coverage === null ? [] : [
    ...(coverage.skipped > 0 ? [w.skipped(formatExact(coverage.skipped))] : []),
    ...(coverage.partial ? [w.partial] : []),
    ...(coverage.cut === undefined ? [] : [w.cut(formatExact(coverage.cut.limit))]),
  ];
  const sls = asked === null ? null : printSls(asked.statement);
  const fact = (name: string, value: ReactNode, isDoubt = false) => (
    <div key={name}>
      <dt className="secondary">{name}</dt>
      <dd className={isDoubt ? 'warn' : ''}>{value}</dd>
    </div>
  );
  return (
    <div className="statement-tab">
      <section>
        <h3>{w.how}</h3>
        <dl className="small">
          {fact(w.engine, <Engine planned={planned} isSearch={statement !== null && statement.select === null} text={query?.text ?? ''} />)}
          {fact(w.scanned, coverage === null ? '–' : formatExact(coverage.scanned))}
          {fact(w.matched, formatExact(coverage?.matched ?? matched))}
          {frame === null ? null : fact(w.rows, formatExact(frame.rows))}
          {frame === null ? null : fact(w.time, formatMilliseconds(answer.milliseconds, language))}
          {coverage === null ? null : fact(w.coverage, doubts.length === 0 ? w.complete : doubts.join(' · '), doubts.length > 0)}
          {fact(w.range, scope.range === null ? '–' : formatRange(scope.range, zone, 0))}
          {fact(w.filters, scope.filters.length === 0 ? w.noFilters : <code className="mono">{filtersAsText(scope.filters)}</code>)}
        </dl>
        <p className="small tertiary">{w.beside}</p>
      </section>
      {planned?.by === 'kernel' ? (
        <section>
          <h3>{w.plan}</h3>
          <dl className="small statement-plan">
            {planLines(planned.plan).map(({ part, text }) => (
              <div key={part}><dt className="secondary">{part === 'time' ? w.range : w[part]}</dt><dd className="mono">{text}</dd></div>
            ))}
          </dl>
        </section>
      ) : null}
      {asked === null ? null : <Text title={w.asAsked} text={formatStatement(printOurs(asked.statement))} />}
      {planned?.by === 'duckdb' ? <Text title={w.sql} note={w.handed(planned.plan.handover.columns.length)} text={planned.plan.sql} /> : null}
      {sls === null ? null : sls.ok ? <Text title={w.sls} text={formatStatement(sls.value)} /> : (
        <section>
          <h3>{w.sls}</h3>
          <p className="small warn">{problemText(sls.problem, language, zone).detail}</p>
        </section>
      )}
    </div>
  );
}

/** Which body answers, and what the statement has that the first one does not plan. */
function Engine({ planned, isSearch, text }: { readonly planned: Planned | null; readonly isSearch: boolean; readonly text: string }) {
  const w = usePartWords(statementWords);
  if (planned === null) return isSearch ? w.pages : w.notPlanned;
  switch (planned.by) {
    case 'kernel':
      return w.kernel;
    case 'none':
      return w.notPlanned;
    case 'duckdb': {
      const place = planned.position === null ? null : placeOf(text, planned.position.from);
      return w.because(w.duckdb, planned.because, place === null ? '' : w.at(place.line, place.column));
    }
    default:
      return unreachable(planned);
  }
}

function Text({ title, note, text }: { readonly title: string; readonly note?: string; readonly text: string }) {
  const w = usePartWords(statementWords);
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    const said = (): void => {
      setCopied(true);
      setTimeout(() => setCopied(false), 3000);
    };
    navigator.clipboard.writeText(text).then(said, () => undefined);
  };
  return (
    <section>
      <p className="statement-text-head">
        <b className="grow">{title}</b>
        {note === undefined ? null : <span className="small tertiary">{note}</span>}
        <button type="button" className="link small" aria-label={`${w.copy}: ${title}`} onClick={copy}>{isCopied ? w.copied : w.copy}</button>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line scrolls, and has to by keys too */}
      <pre className="mono" tabIndex={0} aria-label={title}>{text}</pre>
    </section>
  );
}
