import { expect, test } from 'vitest';
import { familyCodes, familyOf, operationCodes } from '../../../model/cloud/codes.ts';
import type { CloudService } from '../../../model/cloud/problem.ts';
import { problemSentence } from '../problem-sentence.ts';
import { ecsCodeWords, ramCodeWords, rpcCodeWords } from './account-words.ts';
import { codeSentence, type Refused } from './code-sentence.ts';
import { huaweiCodeWords } from './huawei-words.ts';
import { slsCodeWords } from './sls-words.ts';
import { vpcCodeWords } from './vpc-words.ts';

/** Every code of every operation, as a refusal by it would come. */
function* refusals(): Generator<Refused> {
  for (const [name, operations] of Object.entries(operationCodes)) {
    const service = serviceOf(name);
    for (const [operation, codes] of Object.entries(operations)) {
      for (const code of [...codes, ...familyCodes[familyOf[service]]]) {
        const [, status, bare] = /^(\d{3})\/(.+)$/.exec(code) ?? [];
        yield { service, operation, status: Number(status ?? 400), code: bare ?? code };
      }
    }
  }
}

function serviceOf(name: string): CloudService {
  const services: readonly CloudService[] = ['vpc', 'ecs', 'ram', 'sls', 'huawei-vpc', 'huawei-er', 'huawei-lts'];
  const found = services.find((one) => one === name);
  if (found === undefined) throw new Error(`There is no service ${name}.`);
  return found;
}

test('each code of each operation has its sentence in both languages', () => {
  for (const refused of refusals()) {
    const en = codeSentence(refused, 'en');
    const zh = codeSentence(refused, 'zh');
    expect(en, `${refused.service} ${refused.operation ?? ''} ${refused.code}`).toMatch(/^[A-Z0-9].*\.$/);
    expect(zh, `${refused.service} ${refused.operation ?? ''} ${refused.code}`).toMatch(/[\u4e00-\u9fff].*。$/);
  }
});

test('no sentence is about a code that nothing answers', () => {
  const known = new Set(Object.values(operationCodes).flatMap((operations) => Object.entries(operations).flatMap(([operation, codes]) => (
    codes.flatMap((code: string) => [code, `${operation}/${code}`])
  ))).concat(Object.values(familyCodes).flat()));
  for (const words of [vpcCodeWords, rpcCodeWords, ecsCodeWords, ramCodeWords, slsCodeWords, huaweiCodeWords]) {
    expect(Object.keys(words).filter((code) => !known.has(code))).toEqual([]);
  }
});

test('they are written as everything here is', () => {
  for (const words of [vpcCodeWords, rpcCodeWords, ecsCodeWords, ramCodeWords, slsCodeWords, huaweiCodeWords]) {
    for (const { en, zh } of Object.values(words)) {
      expect(en).not.toMatch(/please|oops|successfully|!/i);
      expect(zh).not.toMatch(/[！,;]/);
    }
  }
});

test('one code can mean two things', () => {
  const create = { service: 'vpc', status: 400, code: 'InvalidResourceId.NotFound', operation: 'CreateFlowLog' } as const;
  expect(codeSentence(create, 'en')).toContain('already has a flow log');
  expect(codeSentence({ ...create, operation: 'DeleteFlowLog' }, 'en')).toContain('no longer known');
  const port = { service: 'huawei-vpc', status: 400, code: 'VPC.3002' } as const;
  expect(codeSentence(port, 'en')).toContain('cannot be logged');
  expect(codeSentence({ ...port, status: 404 }, 'en')).toContain('no such resource');
});

test('one that is not known is told as the service said it', () => {
  expect(problemSentence({ kind: 'refused', service: 'vpc', status: 400, code: 'SomethingNew', message: 'It is new.', requestId: null }, 'en')).toBe('The service refused: SomethingNew. It is new.');
});
