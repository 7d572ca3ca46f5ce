import { expect, test } from 'vitest';
import { instancesOf, listedForNames, vswitchesOf } from './cloud-network.ts';
import { createQueryClient } from './query-client.ts';

const region = 'cn-hangzhou';

/** An account with one instance, which may not list its vSwitches. */
function account() {
  const asked: string[] = [];
  const connection = {
    // With a host, as Node's requests need one.
    base: 'http://page/cloud',
    fetch: async (request: Request): Promise<Response> => {
      const action = /Describe\w+/.exec(`${request.url} ${await request.clone().text()} ${request.headers.get('x-acs-action') ?? ''}`)?.[0] ?? '';
      asked.push(action);
      if (action === 'DescribeVSwitches') return Response.json({ Code: 'Forbidden.RAM', Message: 'not authorized', RequestId: 'r' }, { status: 403 });
      return Response.json({ NextToken: '', Instances: { Instance: [{ InstanceId: 'i-bp1a', InstanceName: 'web', InstanceType: '', InstanceTypeFamily: '', ZoneId: 'cn-hangzhou-h', CreationTime: '2026-01-01T00:00Z' }] } });
    },
  };
  return { asked, connection };
}

test('who asks for the same list shares one question, at once and for a minute after', async () => {
  const { asked, connection } = account();
  const client = createQueryClient();
  const [one, other] = await Promise.all([listedForNames(client, connection, instancesOf(region)), listedForNames(client, connection, instancesOf(region))]);
  expect(one).toMatchObject({ ok: true, value: [{ id: 'i-bp1a', name: 'web', zone: 'cn-hangzhou-h' }] });
  expect(other).toEqual(one);
  expect(await listedForNames(client, connection, instancesOf(region))).toEqual(one);
  expect(asked).toEqual(['DescribeInstances']);
  await listedForNames(client, connection, instancesOf('cn-shanghai'));
  expect(asked.length).toBe(2);
});

test('what is refused says why, and is asked again by the next who wants it', async () => {
  const { asked, connection } = account();
  const client = createQueryClient();
  const refused = await listedForNames(client, connection, vswitchesOf(region));
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'refused', code: 'Forbidden.RAM' } });
  await listedForNames(client, connection, vswitchesOf(region));
  expect(asked.length).toBe(2);
});
