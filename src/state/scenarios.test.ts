import { describe, expect, test } from 'vitest';
import { scenarios } from '../model/cloud/demo.ts';
import { scenariosOf } from './scenarios.ts';

describe('scenarios of a link', () => {
  test('are known names in the order of the list, each once', () => {
    expect(scenariosOf('flaky, slow,slow')).toEqual(['slow', 'flaky']);
    expect(scenariosOf(scenarios.join(','))).toEqual(scenarios);
  });

  test('unknown names choose nothing', () => {
    expect(scenariosOf('none')).toEqual([]);
    expect(scenariosOf('Slow,__proto__,')).toEqual([]);
  });
});
