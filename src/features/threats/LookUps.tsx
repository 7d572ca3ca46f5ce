import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { isUnreachable } from '../../columns/private-addresses.ts';
import { lookupHost, lookupUrl } from '../../model/lookup.ts';
import { useSettings } from '../../state/settings.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { threatWords } from './words.ts';

/** The reader's sites, by their hosts; nothing where no site knows the address. They are opened by a click, and only then. */
export function LookUps({ address }: { readonly address: string }) {
  const w = usePartWords(threatWords);
  const sites = useSettings((settings) => settings.lookups);
  const number = parseIpv4(address);
  if (sites.length === 0 || isUnreachable(number === null ? (parseIpv6(address) ?? [0]) : [number])) return null;
  return (
    <p className="small tertiary threat-lookups">
      {w.lookUp}{' '}
      {sites.map(({ url }, i) => <span key={url}>{i > 0 && ' · '}<a href={lookupUrl(url, address) ?? undefined} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">{lookupHost(url)}</a></span>)}
    </p>
  );
}
