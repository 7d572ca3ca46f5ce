/**
 * Records as Log Tank Service keeps them: one line of words. VPC flow logs of Beijing are of version 2, whose further fields follow in the
 * order of the documentation's table (no document prints the order of its words); elsewhere they are of version 1. An Enterprise Router
 * says attachment first, then router.
 */

import { huaweiRecordsPerInterface } from '../../../src/model/cloud/huawei.ts';
import { hashOf, hashOfText } from '../../random.ts';
import { canBeLogged, huaweiCovered, type PortEntry, projectOf } from '../../world/huawei.ts';
import type { HuaweiFlowLogState, RouterFlowLogState } from '../state.ts';
import { type HuaweiRow, windowRows } from './window.ts';

/** A capture window, or the part of it that was captured. Whole minutes, half open, Unix seconds. */
export interface CaptureWindow {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

const secondVersion: ReadonlySet<string> = new Set(['cn-north-4']);
/** About one window in this many per interface has records left out for want of capacity. */
const skipEvery = 2500;

const measures = ({ src, dst, srcPort, dstPort, protocol, packets, bytes }: HuaweiRow): string => [src, dst, srcPort, dstPort, protocol, packets, bytes].join(' ');
const noMeasures = new Array<string>(7).fill('-').join(' ');

/** The state of the connection in words, as far as its flags tell. */
function tcpFlag({ protocol, flags }: HuaweiRow): string {
  if (protocol !== 6) return '-';
  if ((flags & 5) !== 0) return 'time-wait';
  return flags === 2 ? 'syn_sent' : 'established';
}

function portLine(one: PortEntry, { from, to }: CaptureWindow, row: HuaweiRow | null, status: 'OK' | 'NODATA' | 'SKIPDATA'): string {
  const version = secondVersion.has(one.region) ? 2 : 1;
  const action = row === null ? '-' : row.refused ? 'REJECT' : 'ACCEPT';
  const line = `${version} ${projectOf(one.region)} ${one.id} ${row === null ? noMeasures : measures(row)} ${from} ${to} ${action} ${status}`;
  if (version === 1) return line;
  return `${line} ${row === null ? '- -' : `${row.direction} ${tcpFlag(row)}`} ${one.region} ${one.zone} ${one.vpc} ${one.subnet}`;
}

/**
 * The lines of a VPC flow log for one window. An interface without anything that passes the filter has one of NODATA, also when
 * something else was there. What exceeds `most` records of an interface is dropped, and SKIPDATA says so.
 */
export function vpcLines(flowLog: Pick<HuaweiFlowLogState, 'region' | 'resourceType' | 'resourceId' | 'trafficType'>, window: CaptureWindow, most = huaweiRecordsPerInterface): string[] {
  const { ports } = windowRows(window.seed, window.from, window.to);
  const covered = (huaweiCovered(flowLog.region, flowLog.resourceType, flowLog.resourceId) ?? []).filter((one) => canBeLogged(one) && !one.stopped);
  return covered.flatMap((one) => {
    const passing = (ports.get(one.id) ?? []).filter(({ refused }) => flowLog.trafficType === 'all' || refused === (flowLog.trafficType === 'reject'));
    if (passing.length === 0) return [portLine(one, window, null, 'NODATA')];
    const lines = passing.slice(0, most).map((row) => portLine(one, window, row, 'OK'));
    const skipped = passing.length > most || hashOf(window.seed, window.to, hashOfText(one.id)) % skipEvery === 0;
    return skipped ? [...lines, portLine(one, window, null, 'SKIPDATA')] : lines;
  });
}

/** The lines of a router's flow log for one window: none for an attachment without traffic. */
export function routerLines({ region, router, attachment }: Pick<RouterFlowLogState, 'region' | 'router' | 'attachment'>, { seed, from, to }: CaptureWindow): string[] {
  const { attachments } = windowRows(seed, from, to);
  return (attachments.get(attachment) ?? []).map((row) => `1 ${projectOf(region)} ${attachment} ${router} ${measures(row)} ${from} ${to} ${row.direction}`);
}
