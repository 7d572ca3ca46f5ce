import { MapChart } from 'echarts/charts';
import { registerMap, use as install } from 'echarts/core';
import type { Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { worldMap } from '../charts/map/option.ts';
import world from '../generated/geo/world.json';

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
  const { features } = feature(topology, topology.objects.countries);
  const named = features
    .filter((one) => one.id !== 'AQ')
    .map((one) => ({ ...one, geometry: joinedAtDateLine(one.geometry), properties: { name: String(one.id ?? '') } }));
  // The library's own type of GeoJSON is narrower than the standard's: it wants mutable arrays.
  const geoJson = { type: 'FeatureCollection', features: named } as unknown as Parameters<typeof registerMap>[1];
  registerMap(worldMap, geoJson);
}
