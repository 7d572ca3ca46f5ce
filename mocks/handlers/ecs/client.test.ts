// The page's client of the ECS API and the demo cloud understand each other.

import { expect, test } from 'vitest';
import { listAllInstances } from '../../../src/cloud/ecs/instances.ts';
import { listAllEnis } from '../../../src/cloud/ecs/interfaces.ts';
import { testCloud } from '../../cloud/testing.ts';
import { eniEntries, instanceEntries } from '../../world/inventory.ts';
import { connectionTo, got } from '../client-testing.ts';
import { ecsHandlers } from './handlers.ts';

const region = 'cn-hangzhou';
const connection = connectionTo(ecsHandlers(testCloud({ beginning: 'running' })));

test('all interfaces and instances of a region', async () => {
  const enis = await got(listAllEnis(connection, { region }));
  const expected = eniEntries.filter((one) => one.region === region);
  expect(enis.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
  expect(enis.filter(({ status }) => status === 'Unknown')).toEqual([]);
  expect(enis.filter(({ serviceManaged }) => serviceManaged).every(({ instance }) => instance === null)).toBe(true);
  const instances = await got(listAllInstances(connection, { region }));
  expect(instances.map(({ id }) => id).toSorted()).toEqual(instanceEntries.filter(({ eni }) => eni.region === region).map(({ id }) => id).toSorted());
});

test('by ids, and by what they are in', async () => {
  const ids = eniEntries.filter((one) => one.region === region).slice(0, 120).map(({ id }) => id);
  expect((await got(listAllEnis(connection, { region, ids }))).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(await listAllEnis(connection, { region, ids: ['eni-nothere'] })).toMatchObject({ problem: { kind: 'refused', status: 404, code: 'InvalidEniId.NotFound' } });
  const [first] = await got(listAllEnis(connection, { region, ids: ids.slice(0, 1) }));
  const inVswitch = await got(listAllEnis(connection, { region, vswitch: first?.vswitch ?? '' }));
  expect(inVswitch.length).toBeGreaterThan(0);
  expect(inVswitch.every(({ vswitch }) => vswitch === first?.vswitch)).toBe(true);
});
