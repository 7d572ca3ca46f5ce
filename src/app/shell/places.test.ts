import { expect, test } from 'vitest';
import { filterIs } from '../../model/filter.ts';
import type { SavedView } from '../../state/saved-views.ts';
import { isOverRecords, placesNamed, type Place } from './places.ts';

const view: SavedView = { id: 'v', name: 'Web traffic', path: '/policy', search: { v: '1' }, changedAt: 0 };
const dashboard = { version: 1, id: 'd', title: { en: 'Night watch', zh: '夜间值守' }, changedAt: 0, panels: [], places: [] } as const;
const conditions = { kind: 'conditions', conditions: [filterIs('dstport', '443')], records: 5 } as const;
const field = { kind: 'field', name: 'dstport', values: 9, text: 'dstport:' } as const;
const known = { hasRecords: true, views: [view], dashboards: [dashboard], suggestions: [conditions, field] };
const said = (places: readonly Place[]): string[] => places.map((place) => ('suggestion' in place ? place.kind : `${place.kind} ${place.name}`));

test('places are named in either language and shown in the reader’s, what the data holds after them', () => {
  expect(said(placesNamed('night', known, 'zh'))).toEqual(['dashboard 夜间值守', 'filter', 'field']);
  expect(said(placesNamed('夜间', { ...known, suggestions: [] }, 'en'))).toEqual(['dashboard Night watch']);
  expect(said(placesNamed('traffic', { ...known, suggestions: [] }, 'en'))).toEqual(['screen ENI Traffic', 'screen Inter-ECS Traffic', 'screen Inter-domain Traffic', 'screen ECS-to-Domain Traffic', 'view Web traffic']);
});

test('without records only what needs none is there', () => {
  const names = said(placesNamed('', { hasRecords: false, views: [], dashboards: [], suggestions: [] }, 'en'));
  expect(names).toContain('screen Settings');
  expect(names).not.toContain('screen Overview');
});

test('a filter is set where records are shown', () => {
  expect(['/overview', '/query', '/dashboards/abc', '/dashboards', '/settings', '/'].map(isOverRecords)).toEqual([true, true, true, false, false, false]);
});
