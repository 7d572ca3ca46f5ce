export const filters: readonly (readonly [name: string, ...chips: string[]])[]
