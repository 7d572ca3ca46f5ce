import type { InputFile } from '../engine/embedded/contract.ts';
import type { Beginning, DemoCloud } from '../model/cloud/demo.ts';

/** What the mocks make, which the page knows nothing else of; they come in chunks of their own. */
const mocks = () => import('../../mocks/page.ts');

export async function startDemo(size: 'day' | 'small'): Promise<InputFile> {
  const { startDemo: start, startSmallDemo } = await mocks();
  const { name, stream, threats } = size === 'day' ? start() : startSmallDemo();
  return { kind: 'stream', name, bytes: null, stream, threats };
}

export async function startDemoCloud(beginning: Beginning): Promise<DemoCloud> {
  return (await mocks()).startCloud(beginning);
}
