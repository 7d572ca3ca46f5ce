import type { Tag } from './flow-log.ts';

/** Terraform's language, as far as requests are written in it. */

export type HclLine = readonly [name: string, value: string];

/** A resource, its equals signs beneath each other. */
export function block(type: string, label: string, lines: readonly HclLine[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return [`resource "${type}" "${label}" {`, ...lines.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`), '}'].join('\n');
}

/** Neither quotes nor `${` in it say anything. */
export function hclText(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return `"${escaped.replaceAll('${', () => '$${').replaceAll('%{', '%%{')}"`;
}

export function hclList(values: readonly string[]): string {
  return `[${values.map(hclText).join(', ')}]`;
}

export function hclMap(tags: readonly Tag[]): string {
  return `{ ${tags.map(({ key, value }) => `${hclText(key)} = ${hclText(value)}`).join(', ')} }`;
}

/** A name for the resource within the text: `prod_all_traffic` for `prod-all-traffic`. */
export function labelOf(name: string, usual: string): string {
  const label = name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  if (label === '') return usual;
  return /^[a-z]/.test(label) ? label : `${usual}_${label}`;
}
