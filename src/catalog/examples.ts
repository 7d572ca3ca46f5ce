import type { Example } from './example.ts';
import { documented } from './examples/documented.ts';
import { paths } from './examples/paths.ts';
import { security } from './examples/security.ts';
import { time } from './examples/time.ts';
import { volume } from './examples/volume.ts';

/** All examples of the Custom Query page, in the order in which they are listed. */
export const examples: readonly Example[] = [...documented, ...volume, ...security, ...time, ...paths];
