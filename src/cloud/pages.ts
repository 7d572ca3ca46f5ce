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
