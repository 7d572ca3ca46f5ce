import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LogstorePlace } from '../../cloud/sls/call.ts';
import type { Logstore } from '../../model/cloud/logstore.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useWords } from '../../state/language.ts';
import { useHolding } from '../../state/logstore-holding.ts';
import { useLogstore, useLogstoreAgain } from '../../state/logstores.ts';
import { validateSearch, withoutQuery } from '../../state/search.ts';
import { searchForSource } from '../../state/source-link.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { SaidNote } from '../../ui/cloud/SaidNote.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { IndexPart } from './IndexPart.tsx';
import { LogstoreAside } from './LogstoreAside.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RetentionPart } from './RetentionPart.tsx';
import { ShardsPart } from './ShardsPart.tsx';
import { useLogstoreDeeds, type LogstoreDeeds } from './use-logstore-deeds.ts';
import { useHeldVolume } from './use-held-volume.ts';
import { VolumePart } from './VolumePart.tsx';
import { words } from './words.ts';
import { WritersPart } from './WritersPart.tsx';
import './logstores.css';

interface LogstoreScreenProps {
  readonly place: LogstorePlace;
  readonly onMenu: () => void;
}

/** One Logstore: what it holds and for how long, who writes to it, the ways to read it, and the one that ends all costs. */
export function LogstoreScreen({ place, onMenu }: LogstoreScreenProps) {
  const w = useWords(words);
  const navigate = useNavigate();
  const [said, say] = useSaid();
  const asked = useLogstore(place);
  const again = useLogstoreAgain(place);
  const deeds = useLogstoreDeeds(place, say, () => undefined);
  const problem = cloudProblemOf(asked.error);
  const back = <Link className="back-link" to="/flow-logs" search={withoutQuery}>{w.back}</Link>;
  const { data } = asked;
  const found = data ?? null;
  const key = { kind: 'logstore', ...place, instance: null } as const;
  const open = (to: '/overview' | '/query'): void => void navigate({ to, search: (before) => searchForSource(validateSearch(before), key) });
  return (
    <>
      <Header title={place.logstore} back={back} context={w.context(place.project, place.region)} onMenu={onMenu} wideTools>
        <ActionIcon aria-label={w.refresh} title={w.refresh} onClick={() => void again()}>
          <Icon name="refresh" />
        </ActionIcon>
        {found !== null && (
          <>
            <Removal place={place} deeds={deeds} />
            <Button onClick={() => open('/query')}>{w.query}</Button>
            <Button variant="filled" onClick={() => open('/overview')}>{w.dashboards}</Button>
          </>
        )}
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        <SaidNote said={said} onDone={() => say(null)} />
        {problem !== null && <ProblemNote problem={problem} fact={w.failed} onRetry={() => void asked.refetch()} />}
        {data === undefined && problem === null && <output className="plain-screen secondary">{w.asking}</output>}
        {data === null && problem === null && <div className="logstore-gone"><h2>{w.gone}</h2><p className="secondary">{w.goneDetail(place.logstore, place.project, place.region)}</p></div>}
        {found !== null && <Body place={place} logstore={found} deeds={deeds} />}
      </main>
    </>
  );
}

function Removal({ place, deeds }: { readonly place: LogstorePlace; readonly deeds: LogstoreDeeds }) {
  const w = useWords(words);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button className="danger" disabled={deeds.working} onClick={() => setAsking(true)}>{w.remove}</Button>
      {asking && <RemoveDialog place={place} onRemove={deeds.remove} onClose={() => setAsking(false)} />}
    </>
  );
}

function Body({ place, logstore, deeds }: { readonly place: LogstorePlace; readonly logstore: Logstore; readonly deeds: LogstoreDeeds }) {
  const holding = useHolding(place);
  const volume = useHeldVolume(place, logstore);
  return (
    <div className="cloud-columns">
      <div className="logstore-page">
        <VolumePart volume={volume} />
        <RetentionPart logstore={logstore} volume={volume} deeds={deeds} />
        <WritersPart place={place} writers={holding.writers} />
        <IndexPart place={place} />
        <ShardsPart place={place} />
      </div>
      <LogstoreAside place={place} facts={holding} />
    </div>
  );
}
