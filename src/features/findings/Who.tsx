import type { Actors, FindingKind } from '../../catalog/findings/finding.ts';
import { serviceOf } from '../../model/ports.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { findingWords } from './words.ts';

/** Whom a finding is about: source → target and port, with words for the end that is many. */
export function Who({ kind, who }: { readonly kind: FindingKind; readonly who: Actors }) {
  const words = usePartWords(findingWords);
  const { source, target, port } = who;
  const service = port === null ? null : serviceOf(port);
  return (
    <span className="finding-who">
      {source === null ? <span className="tertiary">{words.anyone}</span> : <span className="mono">{source}</span>}
      <span className="tertiary finding-arrow" aria-hidden="true">→</span>
      {target === null ? <span className="tertiary">{words.manyHosts}</span> : <span className="mono">{target}</span>}
      <span className="finding-port">{port === null ? (kind === 'scan' ? <span className="tertiary">{words.manyPorts}</span> : null) : <>{port}{service === null ? null : <span className="tertiary"> {service}</span>}</>}</span>
    </span>
  );
}

/** The same in one line of text. */
export function whoText({ source, target, port }: Actors): string {
  return `${source ?? '*'} → ${target ?? '*'}${port === null ? '' : `:${port}`}`;
}
