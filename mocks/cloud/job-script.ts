/**
 * What the script of a data transformation job says, as far as jobs here need it: `* | extend name = value, …`, a value being a text, a
 * field of the record, or `case when … then … else … end` over `=`, `is_subnet_of('block', field)`, `and`, `or`, `not`. It is read as it
 * is written, branch after branch: whoever wrote it has to ask the longer prefix first. Anything else is not understood, and said so.
 */

import { type AddressRange, containsIpv4, containsIpv6, parseAddressRange } from '../../src/base/cidr.ts';
import { parseIpv4, parseIpv6 } from '../../src/base/ip.ts';

/** A record as the script sees it: names and values of SLS. */
export type ScriptRecord = ReadonlyMap<string, string>;

/** Fields that a script adds, in its order; one without a value is left out. */
export type JobScript = (record: ScriptRecord) => readonly (readonly [name: string, value: string])[];

type Value = (record: ScriptRecord) => string | null;
type Condition = (record: ScriptRecord) => boolean;

const tokenPattern = /\s*(?:('(?:[^']|'')*')|([A-Za-z_][\w-]*)|([=(),*|]))/y;

class NotUnderstood extends Error {}

function tokensOf(script: string): string[] {
  const tokens: string[] = [];
  const text = script.trim();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const found = tokenPattern.exec(text);
    if (found === null) throw new NotUnderstood();
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return tokens;
}

function isWithin(network: AddressRange, address: string): boolean {
  const [four, six] = [parseIpv4(address), parseIpv6(address)];
  return four !== null ? containsIpv4(network, four) : six !== null && containsIpv6(network, six);
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[], private readonly fields: ReadonlySet<string>) {}

  get atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  takes(word: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== word) return false;
    this.at++;
    return true;
  }

  expect(word: string): void {
    if (!this.takes(word)) throw new NotUnderstood();
  }

  name(): string {
    const token = this.tokens[this.at++] ?? '';
    if (!/^[A-Za-z_]/.test(token)) throw new NotUnderstood();
    return token;
  }

  private text(): string | null {
    const token = this.tokens[this.at] ?? '';
    if (!token.startsWith("'")) return null;
    this.at++;
    return token.slice(1, -1).replaceAll("''", "'");
  }

  private field(): Value {
    const name = this.name();
    if (!this.fields.has(name)) throw new NotUnderstood();
    return (record) => record.get(name) ?? null;
  }

  value(): Value {
    const text = this.text();
    if (text !== null) return () => text;
    if (!this.takes('case')) return this.field();
    const branches: { readonly when: Condition; readonly then: Value }[] = [];
    while (this.takes('when')) {
      const when = this.either();
      this.expect('then');
      branches.push({ when, then: this.value() });
    }
    const rest = this.takes('else') ? this.value() : () => null;
    this.expect('end');
    return (record) => (branches.find(({ when }) => when(record))?.then ?? rest)(record);
  }

  private either(): Condition {
    const parts = [this.both()];
    while (this.takes('or')) parts.push(this.both());
    return (record) => parts.some((part) => part(record));
  }

  private both(): Condition {
    const parts = [this.single()];
    while (this.takes('and')) parts.push(this.single());
    return (record) => parts.every((part) => part(record));
  }

  private single(): Condition {
    if (this.takes('not')) {
      const one = this.single();
      return (record) => !one(record);
    }
    if (this.takes('(')) {
      const one = this.either();
      this.expect(')');
      return one;
    }
    if (!this.takes('is_subnet_of')) {
      const left = this.value();
      this.expect('=');
      const right = this.value();
      return (record) => left(record) === right(record);
    }
    this.expect('(');
    const network = parseAddressRange(this.text() ?? '');
    if (network === null) throw new NotUnderstood();
    this.expect(',');
    const address = this.value();
    this.expect(')');
    return (record) => isWithin(network, address(record) ?? '');
  }
}

/** @param fields names that records have. @returns null when it is not understood. */
export function readJobScript(script: string, fields: ReadonlySet<string>): JobScript | null {
  try {
    const reader = new Reader(tokensOf(script), fields);
    reader.expect('*');
    if (reader.atEnd) return () => [];
    reader.expect('|');
    reader.expect('extend');
    const added: { readonly name: string; readonly value: Value }[] = [];
    do {
      const name = reader.name();
      reader.expect('=');
      added.push({ name, value: reader.value() });
    } while (reader.takes(','));
    if (!reader.atEnd) return null;
    return (record) => added.flatMap(({ name, value }) => {
      const said = value(record);
      return said === null ? [] : [[name, said] as const];
    });
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}
