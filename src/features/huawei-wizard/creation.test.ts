import { describe, expect, test } from 'vitest';
import { recorded } from '../../cloud/testing/recorded.ts';
import { emptyHuaweiDraft, type HuaweiDraft } from '../../state/huawei-draft.ts';
import { makePiece, piecesOf } from './creation.ts';
import { fieldOfProblem, stepOfField } from './refusal.ts';

const draft: HuaweiDraft = { ...emptyHuaweiDraft, name: 'shop', resourceId: 'vpc-1', newGroup: 'logs', newStream: 'shop', group: 'g-1', stream: 's-1', router: 'er-1', attachment: 'at-1', asked: 'mark' };
const flowLog = {
  id: 'f-1', name: 'shop', tenant_id: 'p', description: '', resource_type: 'vpc', resource_id: 'vpc-1', traffic_type: 'all', log_group_id: 'g-1', log_topic_id: 's-1', admin_state: true, status: 'ACTIVE',
  created_at: '2026-02-05T00:00:00', updated_at: '2026-02-05T00:00:00',
};
const refused = (code: string): { readonly status: number; readonly body: object } => ({ status: 400, body: { error_code: code, error_msg: 'no' } });

test('what is to be made: all of it, only what it delivers to, or the flow log alone', () => {
  expect(piecesOf(draft, 'all').map(({ kind }) => kind)).toEqual(['group', 'stream', 'flow-log']);
  expect(piecesOf(draft, 'target').map(({ kind }) => kind)).toEqual(['group', 'stream']);
  expect(piecesOf({ ...draft, groupWay: 'choose' }, 'all').map(({ kind }) => kind)).toEqual(['stream', 'flow-log']);
  expect(piecesOf({ ...draft, groupWay: 'choose', streamWay: 'choose' }, 'all').map(({ kind }) => kind)).toEqual(['flow-log']);
});

describe('pieces', () => {
  test('a log group is made with the days that it keeps its records', async () => {
    const connection = recorded({ status: 201, body: { log_group_id: 'g-9' } });
    expect(await makePiece({ connection, kind: 'huawei-vpc', draft, again: false }, { kind: 'group', name: 'logs', days: 30 })).toEqual({ ok: true, value: { how: 'made', id: 'g-9' } });
    expect(connection.sent[0]?.body).toEqual({ log_group_name: 'logs', ttl_in_days: 30 });
  });

  test('one of the name that is there is taken', async () => {
    const groups = { log_groups: [{ log_group_id: 'g-7', log_group_name: 'logs', ttl_in_days: 7, creation_time: 0 }] };
    expect(await makePiece({ connection: recorded(refused('LTS.0101'), { body: groups }), kind: 'huawei-er', draft, again: false }, { kind: 'group', name: 'logs', days: 30 })).toEqual({ ok: true, value: { how: 'found', id: 'g-7' } });
    const streams = { log_streams: [{ log_stream_id: 's-7', log_stream_name: 'shop', creation_time: 0 }] };
    expect(await makePiece({ connection: recorded(refused('LTS.0205'), { body: streams }), kind: 'huawei-er', draft, again: false }, { kind: 'stream', name: 'shop' })).toEqual({ ok: true, value: { how: 'found', id: 's-7' } });
  });

  test('any other refusal stands', async () => {
    expect(await makePiece({ connection: recorded(refused('LTS.0104')), kind: 'huawei-vpc', draft, again: false }, { kind: 'group', name: 'logs', days: 30 })).toMatchObject({ problem: { code: 'LTS.0104' } });
  });

  test('a flow log of a VPC that was asked for and not heard of again is looked for first', async () => {
    const piece = { kind: 'flow-log', name: 'shop' } as const;
    expect(await makePiece({ connection: recorded({ body: { flow_logs: [flowLog] } }), kind: 'huawei-vpc', draft, again: true }, piece)).toEqual({ ok: true, value: { how: 'found', id: 'f-1' } });
    const other = recorded({ body: { flow_logs: [{ ...flowLog, log_topic_id: 's-2' }] } }, { status: 201, body: { flow_log: { ...flowLog, id: 'f-2' } } });
    expect(await makePiece({ connection: other, kind: 'huawei-vpc', draft, again: true }, piece)).toEqual({ ok: true, value: { how: 'made', id: 'f-2' } });
  });

  test('one of a router is asked for under the same mark again', async () => {
    const made = { flow_log: { id: 'r-1', name: 'shop', description: '', resource_id: 'at-1', log_group_id: 'g-1', log_stream_id: 's-1', log_aggregation_interval: 600, state: 'pending', enabled: true, created_at: '2026-02-05T00:00:00.000Z', updated_at: '2026-02-05T00:00:00.000Z' } };
    const connection = recorded({ status: 202, body: made }, { status: 202, body: made });
    const piece = { kind: 'flow-log', name: 'shop' } as const;
    for (const again of [false, true]) await makePiece({ connection, kind: 'huawei-er', draft, again }, piece);
    expect(connection.sent.map(({ headers }) => headers.get('X-Client-Token'))).toEqual(['mark', 'mark']);
  });
});

test('a refusal is told at the field that can put it right', () => {
  const at = (service: 'huawei-vpc' | 'huawei-er' | 'huawei-lts', status: number, code: string, message = 'no'): string | null => fieldOfProblem({ kind: 'refused', service, status, code, message, requestId: null });
  expect(at('huawei-vpc', 404, 'VPC.3002')).toBe('huawei-resource');
  expect(at('huawei-vpc', 400, 'VPC.3002', 'Failed to create the link to the LTS topic.')).toBe('huawei-stream');
  expect(at('huawei-vpc', 500, 'VPC.3002')).toBeNull();
  expect(at('huawei-vpc', 409, 'VPC.3003')).toBeNull();
  expect(at('huawei-er', 400, 'ER.04004003')).toBe('huawei-attachment');
  expect(at('huawei-lts', 400, 'LTS.0205')).toBe('huawei-stream');
  expect([stepOfField('huawei-stream'), stepOfField('huawei-attachment')]).toEqual(['delivery', 'collection']);
});
