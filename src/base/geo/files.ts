/**
 * Addresses of the generated files, as the bundler serves them. They are fetched by whoever needs them:
 * the tables by the engine's worker (0.37 and 0.20 MB brotli), the world by the map's chunk (0.14 MB).
 * Made by `scripts/geo.mjs`.
 */
export const countryTableV4 = (): URL => new URL('../../generated/geo/country-v4.bin', import.meta.url);
export const countryTableV6 = (): URL => new URL('../../generated/geo/country-v6.bin', import.meta.url);
/** topojson with one object, `countries`, whose geometry ids are ISO alpha-2 codes (disputed areas have no id). */
export const worldOutlines = (): URL => new URL('../../generated/geo/world.json', import.meta.url);
