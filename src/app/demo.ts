import type { InputFile } from '../engine/embedded/contract.ts';

/** The demo is made by the mocks, which the page knows nothing else of; they come in a chunk of their own. */
export async function startDemo(size: 'day' | 'small'): Promise<InputFile> {
  const { startDemo: start, startSmallDemo } = await import('../../mocks/demo-client.ts');
  const { name, stream, threats } = size === 'day' ? start() : startSmallDemo();
  return { kind: 'stream', name, bytes: null, stream, threats };
}
