import { useNavigate, useSearch } from '@tanstack/react-router';
import { regionOf } from '../model/cloud/regions.ts';
import { validateSearch } from './search.ts';

/** The region that the screens over an account show; a link names it. Where none or an unknown one is named, the first of the list. */
export const usualRegion = 'cn-hangzhou';

export function useRegion(): readonly [region: string, choose: (region: string) => void] {
  const { r } = useSearch({ strict: false });
  const navigate = useNavigate();
  const region = r !== undefined && regionOf(r) !== undefined ? r : usualRegion;
  return [region, (chosen) => void navigate({ to: '.', search: (before) => ({ ...validateSearch(before), r: chosen }) })];
}
