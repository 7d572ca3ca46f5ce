import { unreachable } from '../../base/assert.ts';
import type { Language, Words } from '../../base/words.ts';
import { detectors } from '../../catalog/findings/detectors.ts';
import type { Verdict } from '../../catalog/findings/find.ts';
import type { Finding } from '../../catalog/findings/finding.ts';
import type { ZoneOffsetSeconds } from '../../model/time.ts';
import { problemText } from '../../ui/problem-text.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { findingWords } from './words.ts';

/** Every detector with what it came to, so that silence is never taken for safety. */
export function LookedTable({ verdicts, findings, onQuery }: { readonly verdicts: readonly Verdict[]; /** Those that are told, each with what else was found of it. */ readonly findings: readonly Finding[]; readonly onQuery: (statement: string) => void }) {
  const words = usePartWords(findingWords);
  const { language, zone } = useReader();
  return (
    <table className="list looked-list">
      <thead><tr><th scope="col">{words.detector}</th><th scope="col">{words.result}</th><th scope="col" className="wide-only">{words.how}</th><th scope="col"><span className="unseen">{words.deeds}</span></th></tr></thead>
      <tbody>
        {verdicts.map((verdict) => {
          const { title, about } = detectors[verdict.kind];
          return (
            <tr key={verdict.kind}>
              <td>{title[language]}</td>
              <td>{resultOf(verdict, findings.filter(({ kind }) => kind === verdict.kind).length, words, language, zone)}</td>
              <td className="wide-only secondary">{about[language]}</td>
              <td className="end">
                {verdict.state === 'looked' && <button type="button" className="link" aria-label={words.openQueryNamed(title[language])} onClick={() => onQuery(verdict.statement)}>{words.openQuery}</button>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** `rows` of what it found are findings of their own; the rest is told within others. */
function resultOf(verdict: Verdict, rows: number, words: Words<typeof findingWords>, language: Language, zone: ZoneOffsetSeconds) {
  switch (verdict.state) {
    case 'looked':
      return (
        <>
          {words.foundCount(rows, Math.max(0, verdict.found - rows))}
          {verdict.cut && <span className="warn"> {words.cut}</span>}
          {verdict.lacks !== null && <span className="tertiary"> {verdict.lacks[language]}</span>}
        </>
      );
    case 'not-logged':
      return <span className="warn">{words.notLogged(verdict.fields.join(', '))}</span>;
    case 'refused':
      return <span className="secondary">{verdict.why[language]}</span>;
    case 'failed':
      return <span className="reject">{problemText(verdict.problem, language, zone).title}</span>;
    default:
      return unreachable(verdict);
  }
}
