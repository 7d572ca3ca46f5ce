/** What the app takes from here, in parts that come when they are asked for: the demo's records, and the demo cloud. */

import type { StartDemoCloud } from '../src/model/cloud/demo.ts';

export { startDemo, startSmallDemo } from './demo-client.ts';

export const startCloud: StartDemoCloud = async (beginning) => (await import('./cloud-client.ts')).startCloud(beginning);
