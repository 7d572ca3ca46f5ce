import type { AlertRule } from '../model/alert.ts';
import { keyText, type AlertEvent } from '../model/firing.ts';
import type { AlertHistory } from './alert-history.ts';

/** Records come late: what fires in windows that began this many seconds before the newest one is news too. */
const lateSeconds = 900;

interface Heard {
  /** What ended by then is history, whenever its records come. */
  readonly since: number;
  /** By key, where the last event that is known ends. */
  readonly until: Map<string, number>;
}

type HeardRule = Pick<AlertRule, 'id' | 'measure' | 'window' | 'condition' | 'again'>;

/**
 * Which events of rules are news. What a rule would have fired when it is first asked of a source is history, and so is whatever comes
 * while the source is not followed. An event is news once: also when it goes on into the next window, or late records make it longer.
 */
export class AlertNews {
  private source = '';
  private readonly heardOf = new Map<string, Heard>();

  /**
   * Takes the history of a rule as it is now.
   * @param source equal for as long as the same source is open
   * @returns what is news of it, newest first
   */
  take(source: string, rule: HeardRule, { windows, events }: Pick<AlertHistory, 'windows' | 'events'>, follows: boolean): readonly AlertEvent[] {
    if (source !== this.source) this.heardOf.clear();
    this.source = source;
    const name = JSON.stringify([rule.id, rule.measure, rule.window, rule.condition, rule.again]);
    const before = this.heardOf.get(name);
    const news = before === undefined || !follows ? [] : events.filter(({ key, range }) => range.to > before.since && range.from > (before.until.get(keyText(key)) ?? -Infinity));
    const until = new Map(before?.until);
    for (const { key, range } of events) until.set(keyText(key), Math.max(range.to, until.get(keyText(key)) ?? -Infinity));
    const newest = windows.at(-1) ?? -Infinity;
    this.heardOf.set(name, { since: before !== undefined && follows ? before.since : Math.max(newest - lateSeconds, windows[0] ?? -Infinity), until });
    return news;
  }
}
