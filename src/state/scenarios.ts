import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { type Scenario, scenarios } from '../model/cloud/demo.ts';
import { useDemoCloud } from './cloud.ts';
import { begin } from './idle.ts';
import { validateSearch } from './search.ts';

const none: readonly Scenario[] = [];

/** How the demo cloud misbehaves now, in whichever tab that was chosen. */
export function useScenarios(): readonly Scenario[] {
  const demo = useDemoCloud();
  const watch = useCallback((listener: () => void) => demo?.watch(listener) ?? (() => undefined), [demo]);
  return useSyncExternalStore(watch, () => demo?.scenarios() ?? none);
}

/** `slow,flaky` as scenarios, unknown names left out; `none`, like any text without a known name, is the empty list. */
export function scenariosOf(text: string): readonly Scenario[] {
  const names = new Set(text.split(',').map((name) => name.trim()));
  return scenarios.filter((name) => names.has(name));
}

/**
 * A link can choose scenarios: `?scenario=slow,flaky`. They are taken up once, as soon as the demo cloud answers, and leave the address
 * then, so that they can be changed in the settings.
 */
export function useScenariosOfLink(): void {
  const demo = useDemoCloud();
  const { scenario } = useSearch({ strict: false });
  const navigate = useNavigate();
  useEffect(() => {
    if (demo === null || scenario === undefined) return;
    const ended = begin('scenarios');
    void demo.setScenarios(scenariosOf(scenario)).then(() =>
      navigate({
        to: '.',
        search: (before) => {
          const { scenario: _taken, ...rest } = validateSearch(before);
          return rest;
        },
        hash: true,
        replace: true,
      }),
    ).finally(ended);
  }, [demo, scenario, navigate]);
}
