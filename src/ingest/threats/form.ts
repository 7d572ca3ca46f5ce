import { csvShape, type CsvShape } from './csv.ts';
import { commentText } from './comments.ts';
import { isAside, readLine } from './lines.ts';

/** How the lines of a text are to be read. */
export type LineForm =
  | { readonly form: 'lines' | 'counted' | 'hosts' | 'prose' }
  | { readonly form: 'csv'; readonly shape: CsvShape };

const linesLookedAt = 400;
/** Of the lines looked at, how many must be entries for a list of lines. */
const listShare = 0.5;

/** Tells what the lines of a text are, from the first few hundred that say something. */
export function lineForm(lines: readonly string[]): LineForm {
  const sample: string[] = [];
  let above: string | null = null;
  for (const raw of lines) {
    const line = raw.trim();
    if (isAside(line)) {
      if (sample.length === 0 && line !== '') above = commentText(line);
      continue;
    }
    sample.push(line);
    if (sample.length === linesLookedAt) break;
  }
  const read = sample.map((line) => readLine(line));
  const entries = read.filter(({ found }) => typeof found !== 'string');
  const names = read.filter(({ found }) => found === 'host-name' || found === 'everything').length;
  const shape = csvShape(sample, above);
  // A comma between address and text is read either way; columns say more.
  if (shape && (shape.header !== null || entries.length < listShare * sample.length || shape.columns[0] !== 0)) return { form: 'csv', shape };
  if (entries.length + names > 0 && entries.length + names >= listShare * sample.length && !isRunningText(sample)) {
    const share = (test: RegExp): number => entries.filter(({ note }) => test.test(note)).length / Math.max(1, entries.length);
    return { form: share(/^\d+$/) > 0.8 ? 'counted' : share(/^(?:[a-z0-9_*-]+\.)+[a-z]{2,}\.?(?:\s|$)/i) > 0.6 ? 'hosts' : 'lines' };
  }
  return { form: 'prose' };
}

/** Sentences: several words in most lines. */
function isRunningText(lines: readonly string[]): boolean {
  return lines.filter((line) => line.split(/\s+/).length > 12).length > 0.5 * lines.length;
}
