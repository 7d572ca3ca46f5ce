import * as v from 'valibot';
import { chartKinds } from '../model/chart.ts';
import { gridColumns, savedDashboardVersion, type Place, type SavedDashboard } from '../model/dashboard.ts';
import type { Unit } from '../model/frame.ts';
import type { ListColumn } from '../model/list.ts';
import type { PanelChoice } from '../model/panel-choice.ts';
import { panelVersion, type Consequence, type Finding, type OwnFilter, type Panel, type Picture, type Text, type Title } from '../model/panel.ts';
import { chartSchema } from './chart-codec.ts';

/** Panels and dashboards as they are kept in the browser and in files. What does not fit is refused with its place. */
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const words = v.pipe(v.string(), v.maxLength(400));
const text: v.GenericSchema<unknown, Text> = v.object({ en: words, zh: words });
const long = v.pipe(v.string(), v.maxLength(4000));
const longText: v.GenericSchema<unknown, Text> = v.object({ en: long, zh: long });
const title: v.GenericSchema<unknown, Title> = v.union([v.pipe(v.string(), v.minLength(1), v.maxLength(200)), text]);
const units = ['none', 'time', 'bytes', 'packets', 'records', 'bits', 'bits-per-second', 'bytes-per-second', 'packets-per-second', 'share', 'seconds', 'port', 'protocol'] as const satisfies readonly Unit[];
const kind = <const K extends string>(one: K) => v.literal(one);

const compare = v.variant('kind', [
  v.object({ kind: kind('rate'), unit: v.picklist(['bits-per-second', 'packets-per-second', 'records-per-minute']) }),
  v.object({ kind: kind('share'), of: name, what: text }),
  v.object({ kind: kind('counts'), of: v.pipe(v.array(v.object({ column: name, what: text })), v.minLength(1), v.maxLength(4)) }),
  v.object({ kind: kind('note'), says: text }),
]);

const variable = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
const common = { as: v.exactOptional(name), label: v.exactOptional(text), further: v.exactOptional(v.boolean()), grows: v.exactOptional(v.boolean()), whereKnown: v.exactOptional(v.boolean()), width: v.exactOptional(v.pipe(v.number(), v.minValue(20), v.maxValue(1000))) };
const listColumn: v.GenericSchema<unknown, ListColumn> = v.variant('role', [
  v.object({ ...common, role: kind('name'), column: name, beside: v.exactOptional(name), absent: v.exactOptional(text) }),
  v.object({ ...common, role: kind('text'), column: name, arrow: v.exactOptional(v.boolean()), bare: v.exactOptional(v.boolean()) }),
  v.object({ ...common, role: kind('ends'), from: name, to: name }),
  v.object({ ...common, role: kind('zones'), from: name, to: name }),
  v.object({ ...common, role: kind('direction'), column: name }),
  v.object({ ...common, role: kind('verdict'), column: name }),
  v.object({ ...common, role: kind('time'), column: name }),
  v.object({ ...common, role: kind('amount'), column: name, strong: v.exactOptional(v.boolean()), warns: v.exactOptional(v.boolean()) }),
  v.object({ ...common, role: kind('ratio'), column: name, warns: v.exactOptional(v.boolean()) }),
  v.object({ ...common, role: kind('share'), of: name, total: v.exactOptional(name) }),
  v.object({ ...common, role: kind('bar'), of: name, scale: v.picklist(['total', 'largest']), total: v.exactOptional(name), by: v.exactOptional(name) }),
  v.object({ ...common, role: kind('spark'), of: name, key: name, x: name, y: name, series: v.exactOptional(name) }),
]);

const step = v.pipe(v.number(), v.finite(), v.minValue(1e-9));
const picture: v.GenericSchema<unknown, Picture> = v.variant('kind', [
  v.object({ kind: kind('value'), value: name, spark: v.exactOptional(v.object({ x: name, y: name })), compare: v.exactOptional(compare) }),
  v.object({ kind: kind('verdicts'), x: name, accept: name, reject: name }),
  v.object({ kind: kind('verdict'), x: name, y: name, verdict: v.picklist(['accept', 'reject']) }),
  v.object({ kind: kind('mirror'), x: name, y: name, series: name, levels: v.exactOptional(v.object({ y: name, series: name, label: text })) }),
  v.object({ kind: kind('lines'), x: name, y: name, series: v.exactOptional(name), area: v.boolean(), top: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)) }),
  v.object({ kind: kind('rank'), name, value: name, further: v.array(name), absent: v.exactOptional(text) }),
  v.object({
    kind: kind('list'), columns: v.pipe(v.array(listColumn), v.minLength(1), v.maxLength(40)), sorted: v.object({ column: name, up: v.boolean() }),
    orderedBy: v.exactOptional(variable), what: v.exactOptional(text), rowHeight: v.picklist([23, 26]),
  }),
  v.object({ kind: kind('share'), name, value: name }),
  v.object({ kind: kind('map'), country: name, value: name }),
  v.object({ kind: kind('scans'), name, hosts: name, ports: name, size: name, scan: name }),
  v.object({ kind: kind('heat'), x: name, y: name, value: name }),
  v.object({ kind: kind('bins'), x: name, y: name, step }),
  v.object({ kind: kind('chart'), chart: chartSchema, or: v.exactOptional(v.pipe(v.array(v.picklist(chartKinds)), v.maxLength(5))) }),
  v.object({ kind: kind('table') }),
]);

const columnFields = v.pipe(
  v.object({ column: name, fields: v.pipe(v.array(name), v.minLength(1), v.maxLength(10)), between: v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), folded: v.exactOptional(v.object({ value: v.pipe(v.string(), v.maxLength(100)), from: v.pipe(v.number(), v.finite()) })), blocks: v.exactOptional(v.boolean()) }),
  v.check((one) => one.between.length === one.fields.length - 1, 'between'),
);

const consequence: v.GenericSchema<unknown, Consequence> = v.variant('kind', [
  v.object({ kind: kind('none') }),
  v.object({ kind: kind('filter'), column: name, field: name, side: v.exactOptional(v.picklist(['own', 'either', 'both'])) }),
  v.object({ kind: kind('each'), of: v.pipe(v.array(columnFields), v.maxLength(20)), chooses: v.exactOptional(v.record(variable, v.pipe(v.string(), v.minLength(1), v.maxLength(100)))) }),
]);

const finding: v.GenericSchema<unknown, Finding> = v.variant('kind', [
  v.object({ kind: kind('peak'), x: name, y: name, what: text }),
  v.object({ kind: kind('verdict-peak'), x: name, y: name, what: text, port: name, amount: name }),
  v.object({ kind: kind('scans'), scan: name, ports: v.pipe(v.number(), v.integer()), hosts: v.pipe(v.number(), v.integer()) }),
  v.object({ kind: kind('reasons'), reason: name, value: name }),
  v.object({ kind: kind('top-share'), name, value: name, what: text }),
  v.object({ kind: kind('rank-cover'), name, value: name, what: text, endsOf: v.exactOptional(name), swing: v.exactOptional(v.object({ high: name, low: name })) }),
  v.object({ kind: kind('country-share'), country: name, value: name, verb: v.picklist(['sent', 'received', 'has']), addresses: v.exactOptional(name) }),
  v.object({ kind: kind('mirror-peak'), x: name, y: name, series: name }),
  v.object({ kind: kind('heat-spread'), x: name, y: name, value: name }),
  v.object({ kind: kind('status'), name, value: name }),
  v.object({ kind: kind('pair-top'), from: name, to: name, name, value: name }),
  v.object({ kind: kind('both-ends'), direction: name, value: name }),
  v.object({ kind: kind('humps'), x: name, y: name, step }),
  v.object({ kind: kind('syn-only'), alone: name, of: name }),
  v.object({ kind: kind('contacted'), name, value: name, accepted: name }),
  v.object({ kind: kind('total'), value: name }),
  v.object({ kind: kind('chart') }),
]);

/** Ids stand in addresses (`?p=`). */
const id = v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/));
const statement = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));

const ownFilter: v.GenericSchema<unknown, OwnFilter> = v.object({ field: name, also: v.exactOptional(v.pipe(v.array(name), v.maxLength(10))), mode: kind('ignore') });

const choice: v.GenericSchema<unknown, PanelChoice> = v.object({
  name: variable, label: text,
  options: v.pipe(v.array(v.object({
    value: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), label: text, further: v.exactOptional(v.literal(true)),
    with: v.exactOptional(v.object({
      unit: v.exactOptional(text), statement: v.exactOptional(statement), companion: v.exactOptional(v.nullable(statement)), units: v.exactOptional(v.record(v.string(), v.picklist(units))),
      picture: v.exactOptional(picture), finding: v.exactOptional(finding), consequence: v.exactOptional(consequence), ownFilter: v.exactOptional(v.nullable(ownFilter)),
    })),
  })), v.minLength(2), v.maxLength(40)),
});

export const panelSchema: v.GenericSchema<unknown, Panel> = v.object({
  version: v.literal(panelVersion),
  id, title, unit: text, statement,
  companion: v.exactOptional(statement),
  counts: v.picklist(['flows', 'records']),
  choice: v.exactOptional(choice),
  about: v.exactOptional(longText),
  caveats: v.exactOptional(v.pipe(v.array(v.object({ field: name, says: text })), v.maxLength(10))),
  ownFilter: v.exactOptional(ownFilter),
  units: v.exactOptional(v.record(v.string(), v.picklist(units))),
  picture, consequence, finding,
});

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const place: v.GenericSchema<unknown, Place> = v.object({ panel: id, x: whole(gridColumns), y: whole(10_000), w: whole(gridColumns), h: whole(100) });

export const savedDashboardSchema: v.GenericSchema<unknown, SavedDashboard> = v.object({
  version: v.literal(savedDashboardVersion),
  id, title,
  changedAt: v.pipe(v.number(), v.finite()),
  panels: v.pipe(v.array(panelSchema), v.maxLength(100)),
  places: v.pipe(v.array(place), v.maxLength(200)),
});
