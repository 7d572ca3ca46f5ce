import { formatTime } from '../../base/format/time.ts';
import { setChanges } from '../../model/domain-rules/changes.ts';
import type { DomainSet } from '../../model/domains.ts';
import { keptVersions, type EarlierDomains, type KeptDomains } from '../../state/domain-sets.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useWords } from '../../state/language.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { partWords } from './part-words.ts';

/** Names that a line tells; the others are counted. */
const mostNames = 3;

interface VersionsAsideProps {
  readonly kept: KeptDomains;
  readonly onRestore: (set: DomainSet, text: string) => void;
}

/** What the set said before, the newest first: since when, what it changed, and the way back to it. */
export function VersionsAside({ kept, onRestore }: VersionsAsideProps) {
  const w = useWords(partWords);
  const nameOf = useDomainName();
  const zone = useDisplayZone();
  const versions: readonly EarlierDomains[] = [...kept.earlier, { set: kept.set, at: kept.changedAt }];
  const listed = (names: readonly string[]): string => {
    const told = names.slice(0, mostNames).map(nameOf).join(w.comma);
    return names.length > mostNames ? w.andNames(told, names.length - mostNames) : told;
  };
  const changesOf = (place: number): string => {
    const [before, now] = [versions[place - 1], versions[place]];
    if (now === undefined) return '';
    if (before === undefined) return now.at === 0 ? w.versionPresets : w.versionEarliest;
    const { added, removed, changed } = setChanges(before.set, now.set);
    const parts = [added.length > 0 ? w.versionAdded(listed(added)) : '', removed.length > 0 ? w.versionRemoved(listed(removed)) : '', changed.length > 0 ? w.versionChanged(listed(changed)) : ''];
    return parts.filter((part) => part !== '').join(w.separator);
  };
  return (
    <section className="cidr-editor" aria-label={w.versions}>
      <p className="small tertiary">{w.versionsKept(keptVersions)}</p>
      <ol className="cidr-versions small">
        {versions.map(({ set, at }, place) => {
          const since = at === 0 ? w.versionBegin : formatTime(at, zone, 'full');
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two changes of one second may say the same
            <li key={place}>
              <span className="row"><b className="grow">{since}</b>{place === versions.length - 1
                ? <span className="tertiary">{w.versionNow}</span>
                : <button type="button" className="link" aria-label={w.restoreOf(since)} onClick={() => onRestore(set, w.restoredOf(since))}>{w.restore}</button>}</span>
              <span className="secondary">{changesOf(place)}</span>
            </li>
          );
        }).toReversed()}
      </ol>
    </section>
  );
}
