import { MapChart } from 'echarts/charts';
import { registerMap, use as install } from 'echarts/core';
import type { Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { worldMap } from '../charts/map/option.ts';
import world from '../generated/geo/world.json';

/** Degrees: half a pixel of a map that is 700 pixels wide. */
const finest = 0.25;
/** Coasts shorter than this are those of small islands and of Hong Kong, Macao, Singapore: they stay as they are. */
const small = 1.5;

/**
 * The same topology with the points left out that no panel could show: drawing takes a quarter of the time. Borders are
 * arcs that neighbours share, so none comes apart.
 */
function coarser<T extends Topology>(topology: T): T {
  const scale = topology.transform?.scale ?? [1, 1];
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const places = arc.map(([dx = 0, dy = 0]) => [(x += dx), (y += dy)] as const);
    const spread = (at: 0 | 1): number => (Math.max(...places.map((place) => place[at])) - Math.min(...places.map((place) => place[at]))) * scale[at];
    if (Math.max(spread(0), spread(1)) < small) return arc;
    let last = places[0];
    let before: readonly [number, number] = [0, 0];
    const kept: number[][] = [];
    places.forEach((place, i) => {
      const isEnd = i === 0 || i === places.length - 1;
      const far = last === undefined || Math.hypot((place[0] - last[0]) * scale[0], (place[1] - last[1]) * scale[1]) >= finest;
      if (!isEnd && !far) return;
      kept.push([place[0] - before[0], place[1] - before[1]]);
      before = place;
      last = place;
    });
    return kept;
  });
  return { ...topology, arcs };
}

/** A ring that jumps over the date line would be drawn across the whole map: its western part goes on beyond 180 degrees. */
function joinedAtDateLine(geometry: Geometry): Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const joined = (ring: Position[]): Position[] => {
    const jumps = ring.some(([x = 0]) => x > 170) && ring.some(([x = 0]) => x < -170);
    return jumps ? ring.map(([x = 0, y = 0]) => [x < 0 ? x + 360 : x, y]) : ring;
  };
  return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(joined)) };
}

/** Registers the outlines of the world, each area named by its ISO alpha-2 code; Antarctica sends no traffic and is left out. */
export function installMap(): void {
  install([MapChart]);
  // A JSON module is typed by its contents; scripts/geo.mjs writes a topology with one collection named countries.
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(coarser(topology), topology.objects.countries);
  const named = features
    .filter((one) => one.id !== 'AQ')
    .map((one) => ({ ...one, geometry: joinedAtDateLine(one.geometry), properties: { name: String(one.id ?? '') } }));
  // The library's own type of GeoJSON is narrower than the standard's: it wants mutable arrays.
  const geoJson = { type: 'FeatureCollection', features: named } as unknown as Parameters<typeof registerMap>[1];
  registerMap(worldMap, geoJson);
}
