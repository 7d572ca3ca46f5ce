import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Search } from '../../state/search.ts';
import type { DomainDraft } from '../../model/domain-rules/faults.ts';

/** What stands beside the list under the tester: it is in the address, so Back leaves it. */
export type Aside =
  | { readonly kind: 'none' | 'new' | 'import' | 'seed' | 'versions' }
  | { readonly kind: 'edit'; readonly id: string };

export interface AsideState {
  readonly aside: Aside;
  readonly go: (aside: Aside) => void;
  /** What has been typed and not saved, by what is edited; it stays while the screen does. */
  readonly draft: DomainDraft | undefined;
  readonly drafted: (draft: DomainDraft | undefined) => void;
  /** Goes to a new domain that begins with something. */
  readonly goNew: (draft: DomainDraft) => void;
}

const editing = 'domain-';

function asideOf(hash: string): Aside {
  if (hash.startsWith(editing)) return { kind: 'edit', id: hash.slice(editing.length) };
  return hash === 'new' || hash === 'import' || hash === 'seed' || hash === 'versions' ? { kind: hash } : { kind: 'none' };
}

function hashOf(aside: Aside): string {
  return aside.kind === 'edit' ? `${editing}${aside.id}` : aside.kind === 'none' ? '' : aside.kind;
}

/** Whoever edits domains looks at these, whatever the link that led here was made with. */
function withoutDomains({ d: _d, ...rest }: Search): Search {
  return rest;
}

export function useAside(): AsideState {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [drafts, setDrafts] = useState<Readonly<Record<string, DomainDraft | undefined>>>({});
  const go = useCallback((aside: Aside) => void navigate({ to: '.', search: withoutDomains, hash: hashOf(aside) }), [navigate]);
  const drafted = useCallback((draft: DomainDraft | undefined) => setDrafts((before) => ({ ...before, [hash]: draft })), [hash]);
  const goNew = useCallback((draft: DomainDraft) => {
    setDrafts((before) => ({ ...before, new: draft }));
    go({ kind: 'new' });
  }, [go]);
  return { aside: asideOf(hash), go, draft: drafts[hash], drafted, goNew };
}
