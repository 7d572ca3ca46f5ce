import { formatTime } from '../../base/format/time.ts';
import type { Words } from '../../base/words.ts';
import type { Row } from './row.ts';
import type { words } from './words.ts';

/** What is wrong with a flow log: cause and repair in one text, and where the repair is. */
export interface Trouble {
  readonly text: string;
  readonly repairs: readonly ('logstore' | 'remove' | 'bill')[];
}

/** An account in arrears has this long after its flow logs were stopped. */
export const releaseSeconds = 7 * 86_400;

/**
 * @param lastRecord Unix seconds of the last record that was delivered; null where that is not known.
 * @param zone seconds east of UTC.
 */
export function troubleOf(row: Row, lastRecord: number | null, w: Words<typeof words>, zone: number): Trouble | null {
  const time = (seconds: number): string => formatTime(seconds, zone, 'minute');
  if (row.state === 'locked') {
    return { text: lastRecord === null ? w.locked : w.lockedUntil(time(lastRecord), time(lastRecord + releaseSeconds)), repairs: ['bill'] };
  }
  if (row.state === 'unknown') return { text: w.unknownState, repairs: [] };
  if (row.state === 'error') return { text: row.kind === 'huawei-er' ? w.routerError : w.huaweiError, repairs: [] };
  if (row.kind !== 'alibaba' || row.log.delivery.ok || row.state !== 'failing') return null;
  const since = lastRecord === null ? '' : w.sinceLast(time(lastRecord));
  switch (row.log.delivery.error) {
    case 'UnavaliableTarget':
      return { text: `${w.unavailableTarget(row.log.project, row.log.logstore)}${since}`, repairs: ['logstore', 'remove'] };
    case 'ProjectNotExist':
      return { text: `${w.projectGone(row.log.project)}${since}`, repairs: ['remove'] };
    case 'UnknownError':
      return { text: `${w.unknownError}${since}`, repairs: [] };
  }
}
