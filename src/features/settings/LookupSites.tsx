import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { lookupFault, lookupHost, suggestedSites, type LookupFault, type LookupSite } from '../../model/lookup.ts';
import { useEngine } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { settingsChanged, useSettings } from '../../state/settings.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { words } from './lookup-words.ts';

/** Which lists mark addresses, and the sites at which one can be looked up. */
export function LookupSites() {
  const w = useWords(words);
  const engine = useEngine();
  const sites = useSettings((settings) => settings.lookups);
  const { lists, source } = useThreatLists();
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [fault, setFault] = useState<LookupFault | 'twice' | null>(null);
  // What is kept comes back when the worker starts.
  useEffect(() => engine.prepare(), [engine]);
  const put = (changed: readonly LookupSite[]): void => settingsChanged({ lookups: changed.map((site) => ({ ...site })) });
  const has = (one: string): boolean => sites.some((site) => site.url === one);
  const add = (): void => {
    const wanted = url.trim();
    const found = has(wanted) ? 'twice' : lookupFault(wanted);
    setFault(found);
    if (found !== null) return;
    put([...sites, { name: name.trim() === '' ? lookupHost(wanted) : name.trim(), url: wanted }]);
    setUrl('');
    setName('');
  };
  const all = [...lists, ...(source ? [source] : [])];
  const offered = suggestedSites.filter((site) => !has(site.url));
  return (
    <>
      <div className="settings-choice">
        <span>{w.threats}</span>
        <div className="settings-fact row">
          <span>{w.lists(all.length, all.reduce((sum, { entries }) => sum + entries, 0))}</span>
          <Link to="/threats/lists" search={true}>{w.open}</Link>
        </div>
      </div>
      <div className="settings-choice">
        <span>{w.sites}</span>
        <div>
          {sites.length === 0 && <p className="settings-fact">{w.none}</p>}
          {sites.map((site) => (
            <div className="settings-loaded" key={site.url}>
              <span className="grow">
                {site.name !== lookupHost(site.url) && <span>{site.name} </span>}
                <span className="mono" title={site.url}>{lookupHost(site.url)}</span>
              </span>
              <Button size="xs" aria-label={w.removeOf(site.name)} onClick={() => put(sites.filter((one) => one !== site))}>{w.remove}</Button>
            </div>
          ))}
          <p className="small tertiary">{w.help}</p>
          {offered.length > 0 && (
            <p className="small settings-offers">
              <span className="tertiary">{w.suggested}</span>{' '}
              {offered.map((site) => <button key={site.url} type="button" className="link mono" aria-label={w.addOf(site.name)} title={site.url} onClick={() => put([...sites, site])}>{site.name}</button>)}
            </p>
          )}
          <form
            className="settings-offers"
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <TextInput aria-label={w.own} className="grow" placeholder={w.example} value={url} error={fault === null ? undefined : w[fault]} onChange={(event) => {
              setUrl(event.currentTarget.value);
              setFault(null);
            }} />
            <TextInput aria-label={w.ownName} placeholder={w.ownName} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Button type="submit" disabled={url.trim() === ''}>{w.add}</Button>
          </form>
        </div>
      </div>
    </>
  );
}
