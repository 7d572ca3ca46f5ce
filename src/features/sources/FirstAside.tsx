import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import type { SourceKey } from '../../model/source.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { recentForgotten, recentRemoved, useRecent } from '../../state/recent.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { sourceName } from '../../state/source-name.ts';
import { useViewActions } from '../../state/view.ts';
import { formatName } from '../../ui/format-name.ts';
import { Icon } from '../../ui/icons.tsx';
import { demoRecords } from './demo-records.ts';
import { words } from './words.ts';

/** Beside the drop zone: the demo, and what was opened before. */
export function FirstAside() {
  const w = useWords(words);
  const language = useLanguage();
  const zone = useDisplayZone();
  const opening = useOpening();
  const { sourceChanged } = useViewActions();
  const navigate = useNavigate();
  // The Overview shows what was kept, or asks for the files by name.
  const recentChosen = (key: SourceKey): void => {
    sourceChanged(key);
    void navigate({ to: '/overview', search: true });
  };
  const recent = useRecent((state) => state.sources).filter((one) => one.key.kind !== 'demo');
  const demo = (size: 'day' | 'small', name: string, help: string) => (
    <li className="row">
      <span className="grow">
        {name}
        <span className="small tertiary">{help}</span>
      </span>
      <span className="small secondary">{w.about(formatExact(demoRecords[size]))}</span>
      <Button aria-label={w.openNamed(name)} onClick={() => opening.demoChosen(size)}>
        {w.open}
      </Button>
    </li>
  );
  return (
    <aside className="sources-aside">
      <section>
        <h2 className="part ruled">{w.tryIt}</h2>
        <ul className="two-lines">
          {demo('day', w.demoDay, w.demoDayHelp)}
          {demo('small', w.demoSmall, w.demoSmallHelp)}
        </ul>
      </section>
      <section>
        <div className="row ruled">
          <h2 className="part grow">{w.before}</h2>
          {recent.length > 0 && (
            <button type="button" className="link small" onClick={recentForgotten}>
              {w.forgetAll}
            </button>
          )}
        </div>
        {recent.length === 0 && <p className="small tertiary sources-nothing">{w.nothingBefore}</p>}
        <ul className="two-lines">
          {recent.map((one) => {
            const said = sourceName(one.key, language, one);
            return (
              <li key={one.openedAt} className="row">
                <button type="button" className="grow recent" onClick={() => recentChosen(one.key)}>
                  <span className="cut">{said.name}</span>
                  <span className="small tertiary cut">
                    {said.kind}
                    {one.format === null ? '' : ` · ${formatName(one.format, language)}`}
                  </span>
                </button>
                <span className="small secondary">{formatTime(one.openedAt, zone, 'minute')}</span>
                <button type="button" className="plain-icon" aria-label={w.remove(said.name)} title={w.remove(said.name)} onClick={() => recentRemoved(one.key)}>
                  <Icon name="close" little />
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      <p className="small tertiary sources-foot">{w.remembered}</p>
    </aside>
  );
}
