// The page's client of the RAM API and the demo cloud understand each other.

import { expect, test } from 'vitest';
import { findPolicy } from '../../../src/cloud/ram/roles.ts';
import { findServiceRole, makeServiceRole } from '../../../src/cloud/ram/service-role.ts';
import { archivePolicy, archiveRole } from '../../cloud/beginnings.ts';
import { testCloud } from '../../cloud/testing.ts';
import { connectionTo, got } from '../client-testing.ts';
import { ramHandlers } from './handlers.ts';

const at = { region: 'cn-hangzhou', role: archiveRole, policy: archivePolicy };
const wish = {
  ...at, roleDescription: 'for flow logs', policyDescription: '', document: '{"Version":"1","Statement":[]}',
  trust: '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["vpc.aliyuncs.com"]}}],"Version":"1"}',
};

test('first use is authorised once, and again without harm', async () => {
  const connection = connectionTo(ramHandlers(testCloud({ beginning: 'new' })));
  expect(await got(findServiceRole(connection, at))).toBeNull();
  await got(makeServiceRole(connection, wish));
  expect(await got(findServiceRole(connection, at))).toMatchObject({ name: archiveRole, description: 'for flow logs' });
  expect(await got(findPolicy(connection, { region: at.region, name: archivePolicy }))).toMatchObject({ document: wish.document });
  await got(makeServiceRole(connection, wish));
});

test('a running account has its role', async () => {
  const connection = connectionTo(ramHandlers(testCloud({ beginning: 'running' })));
  expect(await got(findServiceRole(connection, at))).toMatchObject({ name: archiveRole });
  expect(await got(findPolicy(connection, { region: at.region, name: 'nothing' }))).toBeNull();
});
