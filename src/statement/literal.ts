import type { ColumnType } from '../model/frame.ts';
import type { Expr } from '../model/plan.ts';
import { syntaxError } from './refusal.ts';
import type { SqlExpr } from './statement.ts';

const largest = 2n ** 63n - 1n;

/** Constants. Digits alone are a bigint, with a point or an exponent a double. @throws Refusal */
export function literal(e: Extract<SqlExpr, { kind: 'number' | 'text' | 'boolean' | 'null' }>): Expr {
  switch (e.kind) {
    case 'number': {
      if (!/^-?\d+$/.test(e.text)) return { op: 'const', value: Number(e.text), type: 'double' };
      const value = BigInt(e.text);
      if (value > largest || value < -largest - 1n) throw syntaxError(`Invalid numeric literal: ${e.text}`, e.at);
      return { op: 'const', value: Number.isSafeInteger(Number(value)) ? Number(value) : value, type: 'bigint' };
    }
    case 'text':
      return { op: 'const', value: e.value, type: 'varchar' };
    case 'boolean':
      return { op: 'const', value: e.value, type: 'boolean' };
    case 'null':
      return nullOf('varchar');
  }
}

/** A null that has taken the type of its surroundings. */
export function nullOf(type: ColumnType): Expr {
  return { op: 'const', value: null, type };
}
