import * as v from 'valibot';

/**
 * The search half of the page's address as typed parameters. All are text: what they mean is `view-codec`'s business.
 * Unknown parameters are dropped here and told by the codec's caller, which reads the address itself.
 */
const text = v.pipe(v.string(), v.maxLength(16_384));
const texts = v.union([v.array(text), v.pipe(text, v.transform((one) => [one]))]);

const schema = v.object({
  /** Version of the link. */
  v: v.fallback(v.optional(text), undefined),
  /** Source: `demo`, `demo-small`, `files-<hash>`, `logstore-<region>/<project>/<logstore>`. */
  s: v.fallback(v.optional(text), undefined),
  /** Short names of the source's files, to ask for them again. */
  n: v.fallback(v.optional(texts), undefined),
  /** Time range: `<point>..<point>`; absent for all the data. */
  t: v.fallback(v.optional(text), undefined),
  /** What the range is compared with: `previous`, `day`, `week`; absent for nothing. */
  vs: v.fallback(v.optional(text), undefined),
  /** Filters, one each. */
  f: v.fallback(v.optional(texts), undefined),
  /** What panels let be chosen: `measure:bits`, one each. */
  g: v.fallback(v.optional(texts), undefined),
  /** Hash of the domains with which the link was made. */
  d: v.fallback(v.optional(text), undefined),
  /** Hash of the threat lists with which it was made. */
  l: v.fallback(v.optional(text), undefined),
  /** Panel in focus. */
  p: v.fallback(v.optional(text), undefined),
  /** The statement of the Custom Query page, its tab, the settings of its chart, of its raw logs, its table and its patterns. */
  q: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200_000))), undefined),
  tab: v.fallback(v.optional(text), undefined),
  c: v.fallback(v.optional(text), undefined),
  cols: v.fallback(v.optional(text), undefined),
  rows: v.fallback(v.optional(text), undefined),
  pat: v.fallback(v.optional(text), undefined),
  /** Region of the screens over a cloud account. */
  r: v.fallback(v.optional(text), undefined),
  /** What their lists show: whose, with which text, state and resource (`VPC`, or one: `VPC/vpc-bp1…`), from which page on. */
  kind: v.fallback(v.optional(text), undefined),
  find: v.fallback(v.optional(text), undefined),
  state: v.fallback(v.optional(text), undefined),
  resource: v.fallback(v.optional(text), undefined),
  page: v.fallback(v.optional(text), undefined),
  /** Id of the alert rule that is looked at. */
  rule: v.fallback(v.optional(text), undefined),
  /** What the billing estimate is of: GB a month, or `source`. */
  gb: v.fallback(v.optional(text), undefined),
  /** How the demo cloud misbehaves, taken up once: `slow,flaky`. */
  scenario: v.fallback(v.optional(text), undefined),
  /** Address of a file on this host to open at the start. */
  open: v.fallback(v.optional(text), undefined),
});

export type Search = v.InferOutput<typeof schema>;

/** Makes of anything the parameters that are known; never throws. */
export function validateSearch(raw: unknown): Search {
  const parsed = v.safeParse(schema, raw);
  if (!parsed.success) return {};
  return Object.fromEntries(Object.entries(parsed.output).filter(([, value]) => value !== undefined));
}

/** The parameters without those of the Custom Query page, of lists and of a screen's own panels: what a link to another screen carries. */
export function withoutQuery(search: Search): Search {
  const { g: _g, q: _q, tab: _tab, c: _c, cols: _cols, rows: _rows, pat: _pat, kind: _kind, find: _find, state: _state, resource: _resource, page: _page, rule: _rule, ...rest } = search;
  return rest;
}

/** The same for a link that asks a statement on the Custom Query page. */
export function searchAsking(statement: string | undefined): (search: Search) => Search {
  return statement === undefined ? withoutQuery : (search) => ({ ...withoutQuery(search), q: statement });
}

/** `?a=1&b=2&b=3` as `{ a: '1', b: ['2', '3'] }`, brought to the present version. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const before = found[key];
    found[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return found;
}

/** The inverse of `parseSearch`, escaping only what an address cannot hold, so that people can read it. */
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (typeof one === 'string' ? [`${encode(key)}=${encode(one)}`] : [])),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(/%(3A|2C|2F|40|24|3B|5B|5D)/g, (whole) => decodeURIComponent(whole));
}
