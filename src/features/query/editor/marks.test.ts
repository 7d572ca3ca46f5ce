import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../model/problem.ts';
import { parse } from '../../../statement/parse.ts';
import { isUnfinished, placeIn } from './marks.ts';

function problemOf(text: string): Problem {
  const parsed = parse(text);
  if (parsed.ok) throw new Error(`no problem in ${text}`);
  return parsed.problem;
}

describe('what is being typed', () => {
  const unfinished = (marked: string): boolean => {
    const text = marked.replace('^', '');
    return isUnfinished(problemOf(text), text, marked.indexOf('^'));
  };
  test.each(['* | select srcaddr,^', '* | sel^', "* | select srcaddr where action = 'RE^", 'action: "RE^', '* | select srcaddr,^ from log', 'action:^ | select 1', 'action: A and ^| select 1', '* | select count(^', '(a or ^'])(
    '%s', (marked) => expect(unfinished(marked)).toBe(true),
  );
  test.each(['^* | select srcaddr,', '* | select count(1 from log^', '* | select srcaddr, from log where b = 1^', '* | select 1; select^'])(
    'not %s', (marked) => expect(unfinished(marked)).toBe(false),
  );
});

describe('where it is shown', () => {
  const shown = (text: string): string | null => {
    const place = placeIn(problemOf(text), text);
    return place === null ? null : text.slice(place.from, place.to);
  };
  test('at the word, or at the last letter before an end', () => {
    expect(shown('* | select count(1 from log')).toBe('from');
    expect(shown('* | select srcaddr,  ')).toBe(',');
    expect(shown('* | select srcaddr from')).toBe('m');
    expect(shown("* | select 'abc")).toBe("'abc");
  });

  test('always within the text, and never nothing', () => {
    const text = "action: \"x\" and (b | with a as (select 'it' as \"q\" from log) select ";
    for (let end = 1; end <= text.length; end++) {
      const part = text.slice(0, end);
      const parsed = parse(part);
      if (parsed.ok) continue;
      const place = placeIn(parsed.problem, part);
      expect({ part, stands: place !== null && place.from < place.to && place.to <= part.length }).toEqual({ part, stands: true });
    }
  });

  test('nowhere in another text, nor without a position', () => {
    expect(placeIn(problemOf('* | sel'), '* | sele')).toBeNull();
    expect(placeIn({ kind: 'no-data' }, '*')).toBeNull();
  });
});
