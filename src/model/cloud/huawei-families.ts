/** Families of ECS of Huawei Cloud that have flow logs, as the documentation lists them. */
export const loggedFamilies: readonly string[] = [
  'kAi1s', 'X1e', 'Ai1', 'Ai1s', 'kC1', 'kM1', 'kI1', 'X1', 'P2s', 'P2v', 'P2vs', 'Pi2', 'kC2', 'kM2', 'X2e', 'C3', 'H3', 'M3', 'C3ne', 'M3ne', 'S3', 'I3', 'Ir3', 'D3', 'E3', 'Sn3', 'G5',
  'E6', 'C6', 'S6', 'T6', 'C6s', 'D6', 'G6', 'M6', 'C6sne', 'aC7', 'aI7', 'aM7', 'C7', 'M7', 'C7n', 'D7', 'E7', 'I7', 'I7n', 'Ir7', 'Ir7n', 'M7n', 'S7', 'S7n', 'C7e', 'C7h', 'C7t', 'D7i',
  'aC8', 'aM8', 'C9', 'M9', 'aC9', 'I9',
];

const logged = new Set(loggedFamilies.map((family) => family.toLowerCase()));

/** The family of a flavour: `c7` of `c7.large.2`. */
export function familyOf(flavour: string): string {
  return flavour.split('.')[0] ?? '';
}

/** Whether an interface has flow logs: those of an ECS of a listed family have. */
export function canBeLogged({ flavour }: { readonly flavour: string | null }): boolean {
  return flavour !== null && logged.has(familyOf(flavour).toLowerCase());
}
