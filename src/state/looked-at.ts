import type { Owner } from '../model/owner.ts';
import { ownerOf } from './domain-owner.ts';
import { useSession } from './session.ts';
import { useView } from './view.ts';

/** Whose domains and threat lists are those of what is looked at: of the link's source, or of the one that is open where it names none. */
export function useLookedAtOwner(): Owner {
  const { source } = useView();
  const active = useSession((session) => session.active);
  return ownerOf(source.kind === 'none' ? active : source);
}
