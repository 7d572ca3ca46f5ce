/** Families of ECS instances, as far as flow logs ask about them. */

/** A VPC that holds an instance of one of these has no advanced features: no flow log can be made in it. */
export const oldFamilies: ReadonlySet<string> = new Set([
  'c1', 'c2', 'c4', 'ce4', 'cm4', 'd1', 'e3', 'e4', 'ga1', 'gn4', 'gn5', 'i1', 'm1', 'm2', 'mn4', 'n1', 'n2', 'n4', 's1', 's2', 's3', 'se1', 'sn1', 'sn2', 't1', 'xn4',
]);

/** What an instance is when nothing is said. */
export const usualFamily = 'ecs.g7.large';

/** `ecs.sn1.large` is of an old family, `ecs.sn1ne.large` is not. */
export function isOldFamily(type: string): boolean {
  return oldFamilies.has(type.split('.')[1] ?? '');
}
