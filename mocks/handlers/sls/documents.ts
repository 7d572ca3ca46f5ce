/** Dashboards and data transformation jobs: documents that others write and read, kept and listed. */

import { http, type RequestHandler } from 'msw';
import * as v from 'valibot';
import { deleteDashboard, findDashboard, mostDashboards, putDashboard } from '../../cloud/operations/sls/dashboard.ts';
import { createEtl, deleteEtl, type EtlWish, findEtl, listedEtls, startEtl, stopEtl, updateEtl } from '../../cloud/operations/sls/etl.ts';
import type { DashboardState, EtlState } from '../../cloud/state.ts';
import type { CloudContext } from '../context.ts';
import { answer, type Answered, body, digits, empty, page, parameters, parsed, refusal } from './answer.ts';
import { type InProject, inProject, partsOf } from './place.ts';

const listing = v.object({ offset: v.optional(digits(0, 1e9), '0'), size: v.optional(digits(1, 500), '500'), dashboardName: v.optional(v.string(), ''), logstore: v.optional(v.string()) });
const dashboard = v.looseObject({ dashboardName: v.string(), displayName: v.optional(v.string(), ''), charts: v.optional(v.array(v.unknown()), []) });
const etl = v.looseObject({
  name: v.optional(v.string()), displayName: v.string(), description: v.optional(v.string()),
  configuration: v.looseObject({
    script: v.string(), logstore: v.string(), roleArn: v.optional(v.string()), fromTime: v.optional(v.number()), toTime: v.optional(v.number()),
    sinks: v.array(v.looseObject({ name: v.string(), project: v.string(), logstore: v.string() })),
  }),
});

function own<T extends { readonly region: string; readonly project: string }>(list: readonly T[], { project }: InProject): T[] {
  return list.filter((one) => one.region === project.region && one.project === project.name);
}

/** What was written, as it was written. */
function contents(document: string): Readonly<Record<string, unknown>> {
  return v.parse(v.looseObject({}), JSON.parse(document));
}

function wishOf(written: v.InferOutput<typeof etl>): EtlWish {
  const { displayName, configuration: { script, logstore: source, sinks } } = written;
  return { displayName, document: JSON.stringify(written), script, source, sinks: sinks.map(({ project, logstore }) => ({ project, logstore })) };
}

function etlShown({ name, displayName, document, status, createdAt, modifiedAt }: EtlState): Readonly<Record<string, unknown>> {
  return { ...contents(document), name, displayName, status, createTime: createdAt, lastModifiedTime: modifiedAt, scheduleId: '' };
}

function dashboardHandlers(context: CloudContext): RequestHandler[] {
  const all = '*/cloud/sls/:region/:project/dashboards';
  const one = `${all}/:name`;
  const place = ({ project, url }: InProject) => ({ region: project.region, project: project.name, name: partsOf(url)[3] ?? '' });
  const missing = (name: string): Answered => refusal(404, 'DashboardNotExist', `dashboard ${name} does not exist.`);
  const write = async (asked: InProject, name: string | null): Promise<Answered> => {
    const read = await body(asked.request, dashboard);
    if (!read.ok) return read;
    const { dashboardName, displayName } = read.value;
    if (name !== null && name !== dashboardName) return refusal(400, 'ParameterInvalid', `dashboardName should be ${name}.`);
    const { region, name: project } = asked.project;
    const written: DashboardState = { region, project, name: dashboardName, displayName, document: JSON.stringify(read.value) };
    const done = await context.store.change(putDashboard(written, name === null ? 'new' : 'kept'));
    return done.ok ? empty(asked.requestId) : done;
  };
  return [
    http.get(all, inProject(context, (asked) => {
      const read = parsed(listing, parameters(asked.url));
      if (!read.ok) return read;
      const found = own(asked.state.dashboards, asked).filter(({ name }) => name.startsWith(read.value.dashboardName));
      const { total, count, items } = page(found, read.value.offset, Math.min(read.value.size, mostDashboards));
      const dashboards = items.map(({ name, displayName }) => ({ dashboardName: name, displayName }));
      return answer({ total, count, dashboards, dashboardItems: dashboards }, asked.requestId);
    })),
    http.post(all, inProject(context, (asked) => write(asked, null))),
    http.get(one, inProject(context, (asked) => {
      const found = findDashboard(asked.state, place(asked));
      return found === undefined ? missing(place(asked).name) : answer(contents(found.document), asked.requestId);
    })),
    http.put(one, inProject(context, (asked) => write(asked, place(asked).name))),
    http.delete(one, inProject(context, async (asked) => {
      const done = await context.store.change(deleteDashboard(place(asked)));
      return done.ok ? empty(asked.requestId) : done;
    })),
  ];
}

function etlHandlers(context: CloudContext): RequestHandler[] {
  const all = '*/cloud/sls/:region/:project/etls';
  const one = `${all}/:name`;
  const place = ({ project, url }: InProject) => ({ region: project.region, project: project.name, name: partsOf(url)[3] ?? '' });
  const create = inProject(context, async (asked) => {
    const read = await body(asked.request, etl);
    if (!read.ok) return read;
    const { name = '' } = read.value;
    const done = await context.store.change(createEtl({ ...place(asked), name }, wishOf(read.value)));
    return done.ok ? empty(asked.requestId) : done;
  });
  const change = inProject(context, async (asked) => {
    const action = asked.url.searchParams.get('action')?.toUpperCase();
    if (action === 'START' || action === 'STOP') {
      const done = await context.store.change(action === 'START' ? startEtl(place(asked)) : stopEtl(place(asked)));
      return done.ok ? empty(asked.requestId) : done;
    }
    const read = await body(asked.request, etl);
    if (!read.ok) return read;
    const done = await context.store.change(updateEtl(place(asked), wishOf(read.value)));
    return done.ok ? empty(asked.requestId) : done;
  });
  return [
    http.get(all, inProject(context, (asked) => {
      const read = parsed(listing, parameters(asked.url));
      if (!read.ok) return read;
      const { total, count, items } = page(listedEtls(asked.state, asked.project.region, asked.project.name), read.value.offset, read.value.size);
      return answer({ total, count, results: items.map(etlShown) }, asked.requestId);
    })),
    http.post(all, create),
    http.get(one, inProject(context, (asked) => {
      const found = findEtl(asked.state, place(asked));
      return found === undefined ? refusal(404, 'JobNotExist', `job ${place(asked).name} does not exist.`) : answer(etlShown(found), asked.requestId);
    })),
    http.put(one, change),
    http.delete(one, inProject(context, async (asked) => {
      const done = await context.store.change(deleteEtl(place(asked)));
      return done.ok ? empty(asked.requestId) : done;
    })),
  ];
}

export function documentHandlers(context: CloudContext): RequestHandler[] {
  return [...dashboardHandlers(context), ...etlHandlers(context)];
}
