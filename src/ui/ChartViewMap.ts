import { MapChart } from 'echarts/charts';
import { registerMap, use as install } from 'echarts/core';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { worldMap } from '../charts/map/option.ts';
import world from '../generated/geo/world.json';

/** Registers the outlines of the world, each area named by its ISO alpha-2 code; Antarctica sends no traffic and is left out. */
export function installMap(): void {
  install([MapChart]);
  // A JSON module is typed by its contents; scripts/geo.mjs writes a topology with one collection named countries.
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.countries);
  const named = features
    .filter((one) => one.id !== 'AQ')
    .map((one) => ({ ...one, properties: { name: String(one.id ?? '') } }));
  // The library's own type of GeoJSON is narrower than the standard's: it wants mutable arrays.
  const geoJson = { type: 'FeatureCollection', features: named } as unknown as Parameters<typeof registerMap>[1];
  registerMap(worldMap, geoJson);
}
