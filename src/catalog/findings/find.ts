import type { Result } from '../../base/result.ts';
import type { Frame } from '../../model/frame.ts';
import type { Text } from '../../model/panel.ts';
import type { Problem } from '../../model/problem.ts';
import type { TimeRange } from '../../model/time.ts';
import { lateFrom, type Detector, type DetectorQuestion, type Surroundings, type Way } from './detector.ts';
import { detectors } from './detectors.ts';
import { findingKinds, type Confidence, type Finding, type FindingKind } from './finding.ts';

/** What a detector came to. */
export type Verdict =
  | { readonly kind: FindingKind; readonly state: 'looked'; readonly found: number; readonly lacks: Text | null; readonly cut: boolean; readonly statement: string }
  /** Fields that the log lacks. */
  | { readonly kind: FindingKind; readonly state: 'not-logged'; readonly fields: readonly string[] }
  | { readonly kind: FindingKind; readonly state: 'refused'; readonly why: Text }
  | { readonly kind: FindingKind; readonly state: 'failed'; readonly problem: Problem };

export interface Found {
  /** The surest first, then the latest. */
  readonly findings: readonly Finding[];
  /** One for each detector. */
  readonly verdicts: readonly Verdict[];
  /** Records in the range, before any filter; null where nothing was asked. */
  readonly scanned: number | null;
}

export interface Searching {
  readonly range: TimeRange;
  /** Seconds. */
  readonly capture: number;
  /** Fields present in the data. */
  readonly present: readonly string[];
  /** Answers the questions of one turn together, with the placeholders filled by `variables`. */
  readonly ask: (questions: readonly DetectorQuestion[], variables: Readonly<Record<string, string>>) => Promise<readonly Result<Frame, Problem>[]>;
}

/** All that the detectors find in one range. Each detector fails by itself. */
export async function findAll({ range, capture, present, ask }: Searching): Promise<Found> {
  const surroundings: Surroundings = { range, capture, late: lateFrom(range) };
  const variables = { capture: String(capture), late: String(surroundings.late) };
  const looked = await Promise.all(findingKinds.map((kind) => look(detectors[kind], present, surroundings, (questions) => ask(questions, variables))));
  return { findings: inOrder(told(looked.flatMap(({ findings }) => findings))), verdicts: looked.map(({ verdict }) => verdict), scanned: looked.reduce<number | null>((most, one) => (one.scanned === null ? most : Math.max(most ?? 0, one.scanned)), null) };
}

type Ask = (questions: readonly DetectorQuestion[]) => Promise<readonly Result<Frame, Problem>[]>;

interface Looked {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  readonly scanned: number | null;
}

async function look(detector: Detector, present: readonly string[], surroundings: Surroundings, ask: Ask): Promise<Looked> {
  const { kind } = detector;
  const none = (verdict: Verdict): Looked => ({ findings: [], verdict, scanned: null });
  const way = detector.ways.find(({ needs }) => needs.every((field) => present.includes(field)));
  if (way === undefined) return none({ kind, state: 'not-logged', fields: lackedBy(detector.ways, present) });
  const why = detector.refuses?.(surroundings) ?? null;
  if (why !== null) return none({ kind, state: 'refused', why });
  const first = framesOf(await ask(way.first));
  if (!first.ok) return none({ kind, state: 'failed', problem: first.problem });
  const more = way.then?.(first.value, surroundings) ?? [];
  const then = more.length === 0 ? { ok: true as const, value: [] } : framesOf(await ask(more));
  if (!then.ok) return none({ kind, state: 'failed', problem: then.problem });
  const findings = way.judge(first.value, then.value, surroundings);
  const cut = [...first.value, ...then.value].some((frame) => frame.coverage.cut !== undefined);
  return { findings, scanned: first.value[0]?.coverage.scanned ?? null, verdict: { kind, state: 'looked', found: findings.length, lacks: way.lacks ?? null, cut, statement: way.first[0]?.statement ?? '' } };
}

/** Fields that the way which lacks fewest lacks. */
function lackedBy(ways: readonly Way[], present: readonly string[]): readonly string[] {
  const lacks = ways.map(({ needs }) => needs.filter((field) => !present.includes(field)));
  return lacks.sort((a, b) => a.length - b.length)[0] ?? [];
}

function framesOf(answers: readonly Result<Frame, Problem>[]): Result<readonly Frame[], Problem> {
  const value: Frame[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    value.push(answer.value);
  }
  return { ok: true, value };
}

/** Each of a pair's findings but the gravest is told as "also" there: one thing that happened is one line. */
function told(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind))) {
    const at = kept.findIndex((other) => other.kind !== finding.kind && covers(other, finding));
    const other = kept[at];
    if (other === undefined) kept.push(finding);
    else kept[at] = { ...other, also: [...new Set([...other.also, finding.kind])] };
  }
  return kept;
}

/** The one is about the other's actors, or about more of them. */
function covers(one: Finding, other: Finding): boolean {
  const same = (a: string | number | null, b: string | number | null): boolean => a === null || a === b;
  return one.who.source === other.who.source && same(one.who.target, other.who.target) && same(one.who.port, other.who.port);
}

const confidences: readonly Confidence[] = ['strong', 'likely', 'weak'];

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) || b.to - a.to || (a.key < b.key ? -1 : 1));
}
