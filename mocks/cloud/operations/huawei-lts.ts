/** Log Tank Service: log groups and the log streams in them. */

import { changed, type Operation, refused } from '../operation.ts';
import { withUuid } from '../ids.ts';
import type { CloudState, LogGroupState, LogStreamState } from '../state.ts';

export const mostGroups = 100;
export const mostStreams = 100;

/** Letters of any script, digits, `-`, `_`, `.`; not begun by `.` or `_`, not ended by `.`; 1 to 64. */
const nameRule = /^(?![._])[\p{L}\p{N}._-]{1,64}(?<!\.)$/u;
const wrong = (message: string): ReturnType<typeof refused> => refused(400, 'LTS.0009', `Failed to validate the request body: ${message}`);
export const groupMissing: ReturnType<typeof refused> = refused(400, 'LTS.0201', 'The log group is not existed');
export const streamMissing: ReturnType<typeof refused> = refused(400, 'LTS.0208', 'The log stream does not existed');

function withHuawei(state: CloudState, change: Partial<CloudState['huawei']>): CloudState {
  return { ...state, huawei: { ...state.huawei, ...change } };
}

export function findGroup({ huawei }: CloudState, region: string, id: string): LogGroupState | undefined {
  return huawei.groups.find((one) => one.id === id && one.region === region);
}

export function findStream(state: CloudState, region: string, group: string, id: string): LogStreamState | undefined {
  return state.huawei.streams.find((one) => one.id === id && one.group === group && one.region === region);
}

function isTtl(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= 365;
}

export function createGroup(region: string, name: string, ttlDays: number): Operation<LogGroupState> {
  return (state, now) => {
    if (!nameRule.test(name)) return wrong('log_group_name');
    if (!isTtl(ttlDays)) return wrong('ttl_in_days');
    const groups = state.huawei.groups.filter((one) => one.region === region);
    if (groups.some((one) => one.name === name)) return refused(400, 'LTS.0101', 'Failed to create log group, the group name has been existed');
    if (groups.length >= mostGroups) return refused(400, 'LTS.0104', 'Failed to create log group, the number of log groups exceeds the quota');
    const { state: next, id } = withUuid(state);
    const group: LogGroupState = { id, region, name, ttlDays, createdAt: now };
    return changed(withHuawei(next, { groups: [...next.huawei.groups, group] }), group);
  };
}

/** Changes how long it keeps what its streams receive. */
export function updateGroup(region: string, id: string, ttlDays: number): Operation<LogGroupState> {
  return (state) => {
    const group = findGroup(state, region, id);
    if (group === undefined) return groupMissing;
    if (!isTtl(ttlDays)) return wrong('ttl_in_days');
    const made = { ...group, ttlDays };
    return changed(withHuawei(state, { groups: state.huawei.groups.map((one) => (one === group ? made : one)) }), made);
  };
}

/** With its streams and what they hold. */
export function deleteGroup(region: string, id: string): Operation<null> {
  return (state) => {
    if (findGroup(state, region, id) === undefined) return groupMissing;
    return changed(withHuawei(state, { groups: state.huawei.groups.filter((one) => one.id !== id), streams: state.huawei.streams.filter((one) => one.group !== id) }), null);
  };
}

export function createStream(region: string, group: string, name: string): Operation<LogStreamState> {
  return (state, now) => {
    if (findGroup(state, region, group) === undefined) return groupMissing;
    if (!nameRule.test(name)) return wrong('log_stream_name');
    const streams = state.huawei.streams.filter((one) => one.group === group);
    if (streams.some((one) => one.name === name)) return refused(400, 'LTS.0205', 'The log stream name has been existed');
    if (streams.length >= mostStreams) return refused(400, 'LTS.0206', 'Failed to create log stream, the number of Log streams exceeds the quota');
    const { state: next, id } = withUuid(state);
    const stream: LogStreamState = { id, region, name, group, createdAt: now };
    return changed(withHuawei(next, { streams: [...next.huawei.streams, stream] }), stream);
  };
}

/** With what it holds. Flow logs that deliver to it deliver nowhere from then on. */
export function deleteStream(region: string, group: string, id: string): Operation<null> {
  return (state) => {
    if (findGroup(state, region, group) === undefined) return groupMissing;
    if (findStream(state, region, group, id) === undefined) return streamMissing;
    return changed(withHuawei(state, { streams: state.huawei.streams.filter((one) => one.id !== id) }), null);
  };
}
