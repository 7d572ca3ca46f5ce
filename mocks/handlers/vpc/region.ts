import { failed, type Result } from '../../../src/base/result.ts';
import { regionOf } from '../../../src/model/cloud/regions.ts';
import type { ApiError } from '../../cloud/operation.ts';
import type { Asked } from '../context.ts';

/** Refuses a region that there is none of, and one that is not this address's. Null when it is right. */
export function wrongRegion({ region }: Asked, asked: string): Result<never, ApiError> | null {
  return asked === region && regionOf(region) !== undefined
    ? null
    : failed({ status: 400, code: 'InvalidRegionId.NotFound', message: 'The specified RegionId does not exist.' });
}
