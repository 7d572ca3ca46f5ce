import { describe, expect, it } from 'vitest';
import type { FunctionName } from '../../model/functions.ts';
import type { Value } from '../../model/frame.ts';
import { called, refusalOf } from './testing/call.ts';

const store = '{"store":{"book":[{"title":"A","price":8.95},{"title":"B","price":12}],"open":true,"none":null},"a b":{"0":"zero"},"big":9007199254740993}';

const rows: readonly (readonly [name: FunctionName, args: readonly Value[], gives: Value])[] = [
  // The examples of Presto's documentation.
  ['json_array_contains', ['[1, 2, 3]', 2], true],
  ['json_array_get', ['["a", [3, 9], "c"]', 0], 'a'],
  ['json_array_get', ['["a", [3, 9], "c"]', 1], '[3,9]'],
  ['json_array_get', ['["c", [3, 9], "a"]', -1], 'a'],
  ['json_array_get', ['["c", [3, 9], "a"]', -2], '[3,9]'],
  ['json_array_get', ['[]', 0], null],
  ['json_array_get', ['["a", "b", "c"]', 10], null],
  ['json_array_get', ['["c", "b", "a"]', -10], null],
  ['json_array_length', ['[1, 2, 3]'], 3],
  ['json_extract_scalar', ['[1, 2, 3]', '$[2]'], '3'],
  ['json_size', ['{"x": {"a": 1, "b": 2}}', '$.x'], 2],
  ['json_size', ['{"x": [1, 2, 3]}', '$.x'], 3],
  ['json_size', ['{"x": {"a": 1, "b": 2}}', '$.x.a'], 0],
  ['json_format', ['[1, 2, 3]'], '[1,2,3]'],
  ['json_format', ['"a"'], '"a"'],
  ['json_parse', ['[1, 2, 3]'], '[1,2,3]'],
  ['is_json_scalar', ['1'], true],
  ['is_json_scalar', ['[1, 2, 3]'], false],
  ['is_json_scalar', ['null'], true],
  // Paths.
  ['json_extract', [store, '$.store.book[0]'], '{"title":"A","price":8.95}'],
  ['json_extract', [store, '$.store.book[0].title'], '"A"'],
  ['json_extract', [store, '$.store.book[2]'], null],
  ['json_extract', [store, '$.store.book.1.title'], '"B"'],
  ['json_extract', [store, '$["a b"][0]'], '"zero"'],
  ['json_extract', [store, '$.store.none'], 'null'],
  ['json_extract', [store, '$.big'], '9007199254740993'],
  ['json_extract', ['{"a\\"b":1}', '$["a\\"b"]'], '1'],
  ['json_extract', [' [1 , 2.50] ', '$'], '[1,2.50]'],
  ['json_extract_scalar', [store, '$.store.book[1].title'], 'B'],
  ['json_extract_scalar', [store, '$.store.open'], 'true'],
  ['json_extract_scalar', [store, '$.store.none'], null],
  ['json_extract_scalar', [store, '$.store.book'], null],
  ['json_extract_scalar', ['{"源":"杭州"}', '$.源'], '杭州'],
  ['json_extract_bool', [store, '$.store.open'], true],
  ['json_extract_bool', [store, '$.big'], null],
  ['json_extract_long', [store, '$.big'], 9007199254740993n],
  ['json_extract_long', [store, '$.store.book[0].price'], null],
  ['json_extract_double', [store, '$.store.book[0].price'], 8.95],
  // Equality.
  ['json_array_contains', ['["2"]', 2], false],
  ['json_array_contains', ['[2.0, true, "x"]', 2], true],
  ['json_array_contains', ['[true]', true], true],
  ['json_array_contains', ['["x"]', 'x'], true],
  ['json_array_contains', ['[9007199254740993]', 9007199254740993n], true],
  ['json_array_contains', ['[9007199254740993]', 9007199254740992], false],
  ['json_array_contains', ['{"a":1}', 1], null],
  ['json_array_length', ['{"a":1}'], null],
  // One text for equal values.
  ['json_parse', ['{"b": 1, "a": {"d": [], "c": {}}, "b": 2}'], '{"a":{"c":{},"d":[]},"b":2}'],
  ['json_parse', ['"\\u4e2d\\n"'], '"中\\n"'],
];

describe('JSON', () => {
  it.each(rows)('%s(%s) gives %s', (name, args, gives) => {
    expect(called(name, args)).toEqual(gives);
  });

  it.each(['', 'a', '{', '[1,]', '{"a":1,}', '01', '1.', '.5', "{'a':1}", '[1] 2', '"a', '"\n"', '"\\x"', 'nul', '[1 2]', '{1:2}', '+1', '-', '1e', '\u00a01'])('%j is no JSON: null, and refused by json_extract', (text) => {
    expect(called('json_parse', [text])).toBeNull();
    expect(called('json_extract_scalar', [text, '$'])).toBeNull();
    expect(called('json_array_length', [text])).toBeNull();
    expect(refusalOf('json_extract', text, '$')).toContain('to JSON');
  });

  it.each(['', 'a', '$a', '$.', '$[', '$[]', '$["a]', '$.a b', '$.*', '$..a'])('%j is no path', (path) => {
    expect(refusalOf('json_extract', '{}', path)).toBe(`Invalid JSON path: '${path}'`);
  });

  it('nested without end is no JSON and no crash', () => {
    expect(called('json_parse', ['['.repeat(1e5)])).toBeNull();
    expect(called('json_parse', [`${'['.repeat(1e5)}${']'.repeat(1e5)}`])).toBeNull();
    expect(called('json_array_length', [`${'['.repeat(400)}${']'.repeat(400)}`])).toBe(1);
  });
});
