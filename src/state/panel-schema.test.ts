import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dashboards } from '../catalog/dashboards.ts';
import { eni } from '../catalog/eni.ts';
import { variantsOf } from '../model/panel-choice.ts';
import { panelSchema } from './panel-schema.ts';

test('a panel with a list is read back as it was, and a role that is not known is refused with its place', () => {
  for (const panel of eni.panels) expect(v.parse(panelSchema, JSON.parse(JSON.stringify(panel)))).toEqual(panel);
  const list = eni.panels.find((panel) => panel.picture.kind === 'list');
  const broken = { ...list, picture: { ...list?.picture, columns: [{ role: 'sum', column: 'bytes' }] } };
  const read = v.safeParse(panelSchema, broken);
  expect([read.success, read.issues?.map((issue) => v.getDotPath(issue))]).toEqual([false, ['picture.columns.0.role']]);
});

test('every built-in panel is read back as it was, so that each can be saved', async () => {
  for (const load of Object.values(dashboards)) {
    for (const panel of (await load()).panels) expect([panel.id, v.parse(panelSchema, JSON.parse(JSON.stringify(panel)))]).toStrictEqual([panel.id, panel]);
  }
});

test('an option without the companion of its panel has none when it is read back, too', async () => {
  const { panels } = await dashboards['/domains']();
  const panel = panels.find(({ choice, companion }) => companion !== undefined && choice?.options.some((option) => option.with?.companion === null));
  const kept = v.parse(panelSchema, JSON.parse(JSON.stringify(panel)));
  const companions = variantsOf(kept).map(({ companion }) => companion);
  expect(companions[0]).toBe(panel?.companion);
  expect(new Set(companions)).toEqual(new Set([panel?.companion, undefined]));
});
