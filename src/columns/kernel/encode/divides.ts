import type { Phys } from './physical.ts';

/** True where a row may make it divide by zero. */
export function divides(phys: Phys): boolean {
  switch (phys.op) {
    case 'div':
    case 'mod':
      return (phys.type === 'i64' && (phys.b.op !== 'long' || phys.b.value === '0')) || divides(phys.a) || divides(phys.b);
    case 'add': case 'sub': case 'mul': case 'eq': case 'ne': case 'lt': case 'le': case 'gt': case 'ge':
      return divides(phys.a) || divides(phys.b);
    case 'and': case 'or': case 'coalesce':
      return phys.items.some(divides);
    case 'not': case 'isnull': case 'toDouble': case 'toLong': case 'coded': case 'cell':
      return divides(phys.a);
    case 'case':
      return divides(phys.otherwise) || phys.whens.some((w) => divides(w.when) || divides(w.then));
    case 'lookup': case 'table':
      return divides(phys.index);
    default:
      return false;
  }
}
