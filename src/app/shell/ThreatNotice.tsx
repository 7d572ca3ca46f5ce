import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatTime } from '../../base/format/time.ts';
import { browserOwner } from '../../model/owner.ts';
import { useEngine } from '../../state/engine.tsx';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { useLookedAtOwner } from '../../state/looked-at.ts';
import { withoutQuery } from '../../state/search.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { during, useThreatLists } from '../../state/threat-lists.ts';
import { threatNoticeWords } from './threat-notice-words.ts';

/** Said of a link that was made with other threat lists than those that are on: whether they are here, and how to use them. */
export function ThreatNotice({ hash }: { readonly hash: string }) {
  const w = useWords(threatNoticeWords);
  const zone = useDisplayZone();
  const engine = useEngine();
  const { hash: used, known, owner } = useThreatLists();
  const [closed, setClosed] = useState<string | null>(null);
  // What is kept on this device is known once the worker runs.
  useEffect(() => engine.prepare(), [engine]);
  const wanted = useLookedAtOwner();
  const found = known?.find((one) => one.hash === hash) ?? null;
  const other = useInstances(({ instances }) => instances.find(({ id }) => id === found?.owner)?.name);
  if (closed === hash || used === hash || known === null || owner !== wanted) return null;
  const text = found === null ? w.notHere(hash) : found.owner !== owner ? w.ofOther(other ?? (found.owner === browserOwner ? w.browser : found.owner)) : w.earlier(formatTime(found.at, zone, 'minute'));
  return (
    <div className="notice note" role="alert">
      <p className="grow">{text}</p>
      {found === null
        ? <Link className="link" to="/threats/lists" search={withoutQuery}>{w.load}</Link>
        : <Button size="xs" onClick={() => void during(() => engine.threatLists.use(hash))}>{w.use}</Button>}
      <Button size="xs" variant="subtle" onClick={() => setClosed(hash)}>{w.close}</Button>
    </div>
  );
}
