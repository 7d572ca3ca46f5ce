import * as v from 'valibot';

/** How services write numbers, truths and times: as themselves, or as text. */

/** `20` or `"20"`. */
export const wireNumber = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?$/), v.transform(Number)),
]);

/** `true` or `"true"`. */
export const wireBoolean = v.union([
  v.boolean(),
  v.pipe(v.string(), v.toLowerCase(), v.picklist(['true', 'false']), v.transform((text) => text === 'true')),
]);

/** `2022-01-21T03:08:50Z`, or with a space; one without a zone is UTC. @returns Unix seconds. */
export const wireTime = v.pipe(
  v.string(),
  v.transform((text) => text.replace(' ', 'T')),
  v.transform((text) => Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`) / 1000),
  v.number(),
  v.finite(),
);

/** Unix seconds, as a number or as text, or a time as above. */
export const wireSeconds = v.union([wireNumber, wireTime]);

/** A text that may be absent, null or empty: all the same. */
export const wireText = v.nullish(v.string(), '');

/** The same, with null where there is no text. */
export const wireTextOrNull = v.nullish(v.pipe(v.string(), v.transform((text) => (text === '' ? null : text))), null);

/** One of these; what the service has and this page does not becomes `other`. */
export function wireEnum<const T extends readonly string[], const O extends string>(known: T, other: O) {
  return v.fallback(v.union([v.picklist(known), v.literal(other)]), other);
}
