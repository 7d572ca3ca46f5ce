import { afterEach, beforeEach, expect, test } from 'vitest';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { ListBar } from './ListBar.tsx';
import { kinds, type Kind } from './row.ts';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

const search = { kind: null, state: null, resource: null, find: '', page: 0 } as const;

async function said(known: readonly Kind[]): Promise<readonly string[]> {
  await page.render(<ListBar rows={[]} known={new Set(known)} region="cn-hangzhou" search={search} onChange={() => undefined} />);
  const texts = [...page.host.querySelectorAll('label, .flow-log-used, option')].map((one) => one.textContent);
  return texts.filter((text) => /All|VPC|Router|used|stopped/.test(text));
}

test('how many there are is said of what is known, and of nothing else', async () => {
  expect(await said([])).toEqual(['All', 'Alibaba VPC', 'Huawei VPC', 'Huawei Enterprise Router', 'stopped']);
  expect(await said(['alibaba'])).toEqual(['All', 'Alibaba VPC 0', 'Huawei VPC', 'Huawei Enterprise Router', 'stopped', 'cn-hangzhou 0 of 10 used']);
  expect(await said(kinds)).toEqual(['All 0', 'Alibaba VPC 0', 'Huawei VPC 0', 'Huawei Enterprise Router 0', 'stopped 0', 'cn-hangzhou 0 of 10 used']);
});
