/**
 * What looks suspicious to one who counts and is not: agents that call on the minute, clocks, a backup every hour, a check from outside,
 * logs that are shipped all day, a large download, a dump at night. Not part of the demo's day; worlds by seed have them.
 */

import { hashOfText, type Random } from '../random.ts';
import { loadBalancer } from '../world/gateways.ts';
import { services } from '../world/internet.ts';
import { instances } from '../world/instances.ts';
import { bytesAt, connection, exchange, stream, type TrafficSource, type Window } from './flows.ts';
import { at, during } from './rate.ts';
import { outside, type Route, route } from './routes.ts';

const { ecs1, ecs2, ecs3, shop1, shop2, shop3, shop4, backup, batch1, batch2, bastion, mysql } = instances;

/** Services of the internet that only these worlds know. */
export const routineServices = { agents: '47.246.43.19', offsite: '47.88.9.201', logs: '8.219.4.77', probe: '5.161.61.238', images: '104.18.121.25' } as const;

const agents = [ecs1, ecs2, ecs3, shop1, shop2, shop3, shop4, backup, batch1, batch2, bastion].map(({ primary, name }) => ({ name, way: route(primary, outside('internet', routineServices.agents)) }));
const probed = route(outside('internet', routineServices.probe), loadBalancer.eni);
const clocks = [ecs2, batch2].map(({ primary }) => route(primary, outside('internet', services.time)));
const offsite = route(backup.primary, outside('internet', routineServices.offsite));
const shipped = route(shop2.primary, outside('internet', routineServices.logs));
const images = route(batch2.primary, outside('internet', routineServices.images));
const dump = route(mysql.primary, backup.primary);

/** Calls due every so many seconds, counted from a time of their own. */
function due(window: Window, every: number, phase: number, call: (at: number) => void): void {
  for (let at = Math.ceil((window.start - phase) / every) * every + phase; at < window.start + window.seconds; at += every) call(at);
}

function callAt(way: Route, window: Window, random: Random, port: number, at: number, asks: number, gets: number) {
  return { ...connection(way, window, random, port, asks, gets), start: at, end: at };
}

/** @param random decides when, in the first `hours` of the day; it is used here and not later */
export function routine(random: Random, hours: number): readonly TrafficSource[] {
  const [night, download] = [at(random.whole(0, 4), random.whole(0, 59)), at(random.whole(Math.round(hours / 3), hours - 2), random.whole(0, 40))];
  const [minuteOfBackup, megabits] = [random.whole(2, 50), random.whole(3, 12)];
  return [
    {
      name: 'agents', amount: 'fixed',
      send(window, own, _density, send) {
        for (const { name, way } of agents) due(window, 300, hashOfText(name) % 300, (when) => send(callAt(way, window, own, 443, when, 640, 210)));
      },
    },
    {
      name: 'probe', amount: 'fixed',
      send(window, own, _density, send) {
        due(window, 60, 17, (when) => send(callAt(probed, window, own, 443, when, 240, 900)));
      },
    },
    {
      name: 'clocks', amount: 'fixed',
      send(window, own, _density, send) {
        for (const way of clocks) due(window, 256, 31, (when) => send({ ...exchange(way, window, own, 123, 48, 48), start: when, end: when }));
      },
    },
    {
      name: 'hourly backup', amount: 'fixed',
      send(window, own, _density, send) {
        const minute = Math.floor((window.start % 3600) / 60);
        if (minute < minuteOfBackup || minute >= minuteOfBackup + 4) return;
        const bytes = bytesAt(megabits * 1_000_000, window) * own.around(0.2);
        send(stream(offsite, window, 'offsite', 443, bytes, bytes / 200));
      },
    },
    {
      name: 'shipped logs', amount: 'fixed',
      send(window, own, _density, send) {
        const bytes = bytesAt(300_000, window) * own.around(0.3);
        send(stream(shipped, window, 'shipped', 443, bytes, bytes / 100));
      },
    },
    {
      name: 'download', amount: 'fixed',
      send(window, own, _density, send) {
        if (!during(window.start, download, download + 1200)) return;
        const bytes = bytesAt(16_000_000, window) * own.around(0.2);
        send(stream(images, window, 'images', 443, bytes / 120, bytes));
      },
    },
    {
      name: 'dump', amount: 'fixed',
      send(window, own, _density, send) {
        if (!during(window.start, night, night + 1500)) return;
        const bytes = bytesAt(40_000_000, window) * own.around(0.1);
        send(stream(dump, window, 'dump', 3307, bytes, bytes / 200));
      },
    },
  ];
}
