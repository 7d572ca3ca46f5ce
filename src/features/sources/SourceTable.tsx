import { Button, Switch } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { absent, formatExact } from '../../base/format/number.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { useDescription, useEngine, useKeeping, useReadProgress } from '../../state/engine.tsx';
import { useInstances } from '../../state/instances.ts';
import { keepingSwitched } from '../../state/keep.ts';
import type { SourceKey } from '../../model/source.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useLogstoreReading } from '../../state/logstore.ts';
import { useOpening } from '../../state/opening.tsx';
import { recentRemoved, sameSource, useRecent } from '../../state/recent.ts';
import { withoutQuery } from '../../state/search.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useUnits } from '../../state/settings.ts';
import { sourceName } from '../../state/source-name.ts';
import { useViewActions } from '../../state/view.ts';
import { formatName } from '../../ui/format-name.ts';
import { Icon } from '../../ui/icons.tsx';
import { ExtentCell } from './ExtentCell.tsx';
import { demoRecords } from './demo-records.ts';
import { InstanceGroup } from './instances/InstanceGroup.tsx';
import type { InstanceDeeds } from './instances/use-instance-deeds.ts';
import { words } from './words.ts';

interface SourceTableProps {
  readonly onChooseFolder: () => void;
  /** Of the instances in it. */
  readonly deeds: InstanceDeeds;
}

/** A strip to drop on, and one table of what is open, the instances of Flow Log Center, what can be tried, and what was opened before. */
export function SourceTable({ onChooseFolder, deeds }: SourceTableProps) {
  const w = useWords(words);
  const instances = useInstances((state) => state.instances);
  const language = useLanguage();
  const units = useUnits();
  const engine = useEngine();
  const opening = useOpening();
  const { sourceChanged } = useViewActions();
  const navigate = useNavigate();
  // The Overview shows what was kept, or asks for the files by name.
  const recentChosen = (key: SourceKey): void => {
    sourceChanged(key);
    void navigate({ to: '/overview', search: true });
  };
  const { active, files, bytes } = useSession();
  const description = useDescription();
  const reading = useLogstoreReading((state) => state.reading);
  const progress = useReadProgress();
  const keeping = useKeeping();
  const keep = useSettings((settings) => settings.keep);
  const recent = useRecent((state) => state.sources);
  const instance = active.kind === 'logstore' ? instances.find(({ id }) => id === active.instance) : undefined;
  const looked = sourceName(active, language, { files, bytes });
  const lookedName = instance?.name ?? looked.name;
  const formats = [...new Set(progress.files.flatMap((file) => (file.format === null ? [] : [formatName(file.format, language)])))].join(', ');
  const before = recent.filter(({ key }) => key.kind === 'files' || (key.kind === 'logstore' && key.instance === null)).filter((one) => !sameSource(one.key, active));
  const group = (title: string, help: string) => (
    <tr className="sources-group">
      <th colSpan={7} scope="rowgroup">
        <b>{title}</b> <span className="tertiary">{help}</span>
      </th>
    </tr>
  );
  return (
    <>
      <div className="drop-strip row">
        <b>{w.dropAnywhere}</b>
        <span className="secondary small">
          {w.paste} <kbd>{w.pasteKey}</kbd>
        </span>
        <button type="button" className="link small" onClick={onChooseFolder}>
          {w.chooseFolder}
        </button>
        <span className="grow" />
        <span className="small tertiary wide-only">{w.kinds}</span>
      </div>
      <table className="list sources-table">
        <thead>
          <tr>
            <th scope="col">{w.columnSource}</th>
            <th scope="col" className="end sources-number">{w.columnRecords}</th>
            <th scope="col" className="end sources-skipped">{w.columnSkipped}</th>
            <th scope="col" className="sources-extent">{w.columnExtent}</th>
            <th scope="col" className="end sources-memory">{w.columnMemory}</th>
            <th scope="col" className="sources-state">{w.columnState}</th>
            <th scope="col" className="sources-deeds"><span className="unseen">{w.columnDeeds}</span></th>
          </tr>
        </thead>
        <tbody>
          {active.kind !== 'none' && group(w.groupOpen, w.groupOpenHelp)}
          {active.kind !== 'none' && (
            <tr className="selected">
              <td>
                <b className="cut">{lookedName}</b>
                <span className="tertiary cut">
                  {instance === undefined ? looked.kind : (
                    <>
                      <Link to="/instances/$id" params={{ id: instance.id }} search={withoutQuery} className="mono">{instance.id}</Link>
                      {` · ${instance.project} / ${instance.logstore}`}
                    </>
                  )}
                  {formats === '' || instance !== undefined ? '' : ` · ${formats}`}
                </span>
              </td>
              <td className="end">{formatExact(description.records)}<span className="narrow-only">{w.unitRecords}</span></td>
              <td className={description.skipped > 0 ? 'end warn' : 'end'}>{formatExact(description.skipped)}</td>
              <ExtentCell row="open" extent={description.extent} />
              <td className="end">{formatBytes(description.memoryBytes, units)}</td>
              <td>{description.reading ? w.reading : reading?.phase === 'following' ? w.followed : w.lookedAt}</td>
              <td className="end sources-actions">
                <Link to="/overview" search={true}>
                  {w.overview}
                </Link>
                {progress.files.length > 0 && (
                  <Link to="/reading" search={true}>
                    {w.report}
                  </Link>
                )}
                <button type="button" className="link" onClick={() => void opening.closed()}>
                  {w.close}
                </button>
              </td>
            </tr>
          )}
          <InstanceGroup deeds={deeds} open={instance?.id ?? null} columns={7} />
          {group(w.tryIt, '')}
          {(['day', 'small'] as const).map((size) => (
            <tr key={size}>
              <td>
                <b className="cut">{size === 'day' ? w.demoDay : w.demoSmall}</b>
                <span className="tertiary cut">{size === 'day' ? w.demoDayHelp : w.demoSmallHelp}</span>
              </td>
              <td className="tertiary" colSpan={5}>{w.about(formatExact(demoRecords[size]))}</td>
              <td className="end sources-actions">
                <button type="button" className="link" onClick={() => opening.demoChosen(size)}>
                  {w.open}
                </button>
              </td>
            </tr>
          ))}
          {before.length > 0 && group(w.before, w.beforeHelp)}
          {before.map((one) => {
            const name = sourceName(one.key, language, one);
            return (
              <tr key={one.openedAt}>
                <td>
                  <b className="cut">{name.name}</b>
                  <span className="tertiary cut">{one.key.kind === 'files' ? `${name.kind} · ${w.askedAgain}` : name.kind}</span>
                </td>
                <td className="end">{formatExact(one.records)}<span className="narrow-only">{w.unitRecords}</span></td>
                <td className="end">{formatExact(one.skipped)}</td>
                <ExtentCell row={`before ${one.openedAt}`} extent={one.extent} />
                <td className="end tertiary">{absent}</td>
                <td className="tertiary">{one.format === null ? '' : formatName(one.format, language)}</td>
                <td className="end sources-actions">
                  <button type="button" className="link" onClick={() => recentChosen(one.key)}>
                    {w.open}
                  </button>
                  <button type="button" className="plain-icon" aria-label={w.remove(name.name)} onClick={() => recentRemoved(one.key)}>
                    <Icon name="close" little />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="sources-bottom row small secondary">
        <span className="grow">{w.switching}</span>
        <Switch label={w.keep} checked={keep} disabled={keeping.state === 'unsupported'} onChange={(event) => void keepingSwitched(engine, event.currentTarget.checked)} />
        <Button size="xs" renderRoot={(props) => <Link to="/settings" hash="kept" search={true} {...props} />}>
          {w.forgetEverything}
        </Button>
      </div>
    </>
  );
}
