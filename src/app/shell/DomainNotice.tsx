import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../base/format/time.ts';
import { useActiveDomains } from '../../state/domain-owner.ts';
import { domainsChanged, domainsHashed, useDomainSets } from '../../state/domain-sets.ts';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { useLookedAtOwner } from '../../state/looked-at.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { domainNoticeWords } from './domain-notice-words.ts';

/** Said of a link that was made with other domains than those that are used: whether they are here, and how to use them. */
export function DomainNotice({ hash }: { readonly hash: string }) {
  const w = useWords(domainNoticeWords);
  const zone = useDisplayZone();
  const used = useActiveDomains((state) => state.hash);
  const state = useDomainSets();
  const [closed, setClosed] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const owner = useLookedAtOwner();
  const found = domainsHashed(state, hash, owner);
  const other = useInstances(({ instances }) => instances.find(({ id }) => id === found?.owner)?.name);
  if (closed === hash || used === hash) return null;
  const text = found === null ? w.notHere(hash)
    : found.owner !== owner ? w.ofOther(other ?? (found.owner === 'browser' ? w.browser : found.owner))
      : found.at === 0 ? w.presets : w.earlier(formatTime(found.at, zone, 'minute'));
  return (
    <div className="notice note" role="alert">
      <p className="grow">{text}{problem !== null && <> {problem}</>}</p>
      {found !== null && (
        <Button
          size="xs" onClick={() => {
            const done = domainsChanged(owner, () => found.set);
            setProblem(done.ok ? null : w.notUsed);
          }}
        >
          {w.use}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={() => setClosed(hash)}>{w.close}</Button>
    </div>
  );
}
