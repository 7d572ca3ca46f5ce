/** Degrees of longitude and latitude to units of the sphere's radius, down being positive. */
export declare function project(place: readonly [number, number]): [number, number]
export declare function generateGeography(): void
