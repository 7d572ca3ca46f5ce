import { ok, type Result } from '../base/result.ts';
import type { CloudPage } from '../model/cloud/page.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';

/**
 * All items of a list that is answered in pages, asked one after the other. What is added or removed meanwhile may be missed or
 * stand twice; `idOf` keeps the first of each.
 */
export async function allPages<T>(
  askPage: (page: number) => Promise<Result<CloudPage<T>, CloudProblem>>, idOf: (item: T) => string,
): Promise<Result<readonly T[], CloudProblem>> {
  const found = new Map<string, T>();
  for (let page = 1, seen = 0; ; page += 1) {
    const answer = await askPage(page);
    if (!answer.ok) return answer;
    for (const item of answer.value.items) if (!found.has(idOf(item))) found.set(idOf(item), item);
    seen += answer.value.items.length;
    if (answer.value.items.length === 0 || seen >= answer.value.total) return ok([...found.values()]);
  }
}

/** A part of a list that goes on by a token; null at its end. */
export interface TokenPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All items of a list that goes on by tokens. A token that comes back ends it. */
export async function allByToken<T>(askPage: (token: string | undefined) => Promise<Result<TokenPage<T>, CloudProblem>>): Promise<Result<readonly T[], CloudProblem>> {
  const items: T[] = [];
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const answer = await askPage(token);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    const { next } = answer.value;
    if (next === null || seen.has(next)) return ok(items);
    seen.add(next);
    token = next;
  }
}

/** Asks for many by ids where a request takes `most` of them, one request after the other. */
export async function inParts<T>(ids: readonly string[], most: number, askPart: (ids: readonly string[]) => Promise<Result<readonly T[], CloudProblem>>): Promise<Result<readonly T[], CloudProblem>> {
  const items: T[] = [];
  for (let from = 0; from < ids.length; from += most) {
    const answer = await askPart(ids.slice(from, from + most));
    if (!answer.ok) return answer;
    items.push(...answer.value);
  }
  return ok(items);
}

/** All items of a list that is asked from an offset on. */
export async function allByOffset<T>(askFrom: (offset: number) => Promise<Result<{ readonly items: readonly T[]; readonly total: number }, CloudProblem>>): Promise<Result<readonly T[], CloudProblem>> {
  const items: T[] = [];
  for (;;) {
    const answer = await askFrom(items.length);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    if (answer.value.items.length === 0 || items.length >= answer.value.total) return ok(items);
  }
}

/** Asks about each, a few at a time; the first problem is the answer. The order is kept. */
export async function each<T, U>(list: readonly T[], askOne: (one: T) => Promise<Result<U, CloudProblem>>, atOnce = 4): Promise<Result<readonly U[], CloudProblem>> {
  const items: U[] = [];
  for (let from = 0; from < list.length; from += atOnce) {
    for (const answer of await Promise.all(list.slice(from, from + atOnce).map(askOne))) {
      if (!answer.ok) return answer;
      items.push(answer.value);
    }
  }
  return ok(items);
}
