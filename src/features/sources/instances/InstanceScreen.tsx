import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatTime } from '../../../base/format/time.ts';
import { regionOf } from '../../../model/cloud/regions.ts';
import type { FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { screensOf } from '../../../model/screens.ts';
import { followOtherTabs, useInstances } from '../../../state/instances.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useHolding } from '../../../state/logstore-holding.ts';
import { validateSearch, withoutQuery } from '../../../state/search.ts';
import { useDisplayZone } from '../../../state/settings.ts';
import { searchForSource, sourceOfInstance } from '../../../state/source-link.ts';
import { CopyButton } from '../../../ui/cloud/CopyButton.tsx';
import { Holding } from '../../../ui/cloud/Holding.tsx';
import { SaidNote } from '../../../ui/cloud/SaidNote.tsx';
import { useSaid } from '../../../ui/use-said.ts';
import { Header } from '../../../ui/frame/Header.tsx';
import { NameInput } from '../../../ui/NameInput.tsx';
import { InterDomainPart } from './InterDomainPart.tsx';
import { screenAbouts } from './screen-about.ts';
import { useInstanceDeeds } from './use-instance-deeds.ts';
import { instanceWords } from './words.ts';
import './instances.css';

/** Flow Log Details: an instance, its dashboards in two halves, and the Logstore beneath. */
export function InstanceScreen({ id, onMenu }: { readonly id: string; readonly onMenu: () => void }) {
  const w = useWords(instanceWords);
  const navigate = useNavigate();
  const [said, say] = useSaid();
  const [renaming, setRenaming] = useState(false);
  const deeds = useInstanceDeeds(say);
  const instance = useInstances((state) => state.instances.find((one) => one.id === id));
  useEffect(followOtherTabs, []);
  const back = <Link className="back-link" to="/sources" search={withoutQuery}>{w.back}</Link>;
  return (
    <>
      <Header title={instance?.name ?? id} back={back} context={w.details} onMenu={onMenu} wideTools>
        {instance !== undefined && (
          <>
            <Button onClick={() => setRenaming(true)}>{w.rename}</Button>
            <Button className="danger" onClick={() => deeds.remove(instance)}>{w.remove}</Button>
            <Button variant="filled" onClick={() => void navigate({ to: '/overview', search: (before) => searchForSource(validateSearch(before), sourceOfInstance(instance)) })}>{w.open}</Button>
          </>
        )}
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        <SaidNote said={said} onDone={() => say(null)} />
        {instance === undefined && said === null && <div className="instance-gone"><h2>{w.noInstance}</h2><p className="secondary">{w.noInstanceDetail(id)}</p></div>}
        {instance !== undefined && renaming && (
          <div className="instance-rename">
            <NameInput
              name={instance.name} label={w.renameNamed(instance.name)}
              onDone={(name) => {
                setRenaming(false);
                if (name !== null) deeds.rename(instance, name);
              }}
            />
          </div>
        )}
        {instance !== undefined && <Body instance={instance} />}
      </main>
    </>
  );
}

function Body({ instance }: { readonly instance: FlowLogInstance }) {
  const w = useWords(instanceWords);
  const zone = useDisplayZone();
  const language = useLanguage();
  const { id, region, project, logstore, createdAt } = instance;
  const facts = useHolding(instance);
  const to = { region, project, logstore };
  return (
    <div className="cloud-columns">
      <div className="instance-page">
        <dl className="cloud-fields">
          <dt>{w.id}</dt>
          <dd><span className="mono">{id}</span> <CopyButton text={id} label={w.copy} /></dd>
          <dt>{w.project}</dt>
          <dd>{project} <span className="tertiary">{regionOf(region)?.name[language] ?? region}</span></dd>
          <dt>{w.logstore}</dt>
          <dd>{facts.logstore === null && <span className="reject">{w.logstoreGone} </span>}<Link to="/logstores/$region/$project/$logstore" params={to} search={withoutQuery}>{logstore}</Link></dd>
          <dt>{w.createdAt}</dt>
          <dd>{formatTime(createdAt, zone, 'full')}</dd>
        </dl>
        <section aria-labelledby="monitoring-center">
          <div className="row ruled">
            <h2 className="part grow" id="monitoring-center">{w.monitoringCenter}</h2>
            <span className="small tertiary">{w.monitoringContext}</span>
          </div>
          <ul className="instance-screens">
            {screensOf('monitoring').map(({ id: screen, name, to: path }) => (
              <li key={screen}>
                <Link to={path} search={(before) => searchForSource(validateSearch(before), sourceOfInstance(instance))}>{name[language]}</Link>
                <span className="secondary">{screenAbouts[screen][language]}</span>
              </li>
            ))}
          </ul>
        </section>
        <InterDomainPart instance={instance} />
      </div>
      <aside className="cloud-aside">
        <section>
          <h3>{w.holds}</h3>
          <Holding facts={facts} />
        </section>
        <section className="small secondary">
          <h3>{w.costs}</h3>
          <p>{w.costsDetail}</p>
        </section>
      </aside>
    </div>
  );
}
