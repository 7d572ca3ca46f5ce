import { ActionIcon, Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { absent } from '../../../base/format/number.ts';
import { permanent, type FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { cloudProblemOf } from '../../../state/cloud-query.ts';
import { cloudSeconds, useCloud } from '../../../state/cloud.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useLogstore } from '../../../state/logstores.ts';
import { validateSearch, withoutQuery } from '../../../state/search.ts';
import { searchForSource, sourceOfInstance } from '../../../state/source-link.ts';
import { problemSentence } from '../../../ui/cloud/problem-sentence.ts';
import { Icon } from '../../../ui/icons.tsx';
import { NameInput } from '../../../ui/NameInput.tsx';
import { ExtentCell } from '../ExtentCell.tsx';
import type { InstanceDeeds } from './use-instance-deeds.ts';
import { instanceWords } from './words.ts';

/** One instance: over which Logstore, how far back that keeps records, and whether it can be opened. */
export function InstanceRow({ instance, deeds }: { readonly instance: FlowLogInstance; readonly deeds: InstanceDeeds }) {
  const w = useWords(instanceWords);
  const language = useLanguage();
  const [renaming, setRenaming] = useState(false);
  const cloud = useCloud((state) => state.kind);
  const logstore = useLogstore(instance);
  const [now] = useState(() => Math.floor(cloudSeconds() / 60) * 60);
  const row = useRef<HTMLTableRowElement>(null);
  /** To the menu that the renaming began in, unless the reader went elsewhere. */
  const returnFocus = (): void => void setTimeout(() => {
    if (document.activeElement === document.body) row.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  });
  const { data } = logstore;
  const problem = cloudProblemOf(logstore.error);
  const from = data === null || data === undefined ? null : Math.max(data.createdAt, now - data.ttlDays * 86_400);
  const state = (): string => {
    if (cloud === 'starting') return w.starting;
    if (cloud !== 'on') return w.notOpen;
    if (data === null) return w.logstoreGone;
    if (data === undefined) return logstore.error === null ? w.asking : w.notAnswered;
    return data.ttlDays >= permanent ? w.keptEver : w.kept(data.ttlDays);
  };
  return (
    <tr ref={row} data-instance={instance.id}>
      <td>
        {renaming ? (
          <NameInput
            name={instance.name} label={w.renameNamed(instance.name)}
            onDone={(name) => {
              setRenaming(false);
              returnFocus();
              if (name !== null) deeds.rename(instance, name);
            }}
          />
        ) : <b className="cut">{instance.name}</b>}
        <span className="tertiary cut">
          <Link to="/instances/$id" params={{ id: instance.id }} search={withoutQuery} className="mono">{instance.id}</Link>
          {` · ${instance.project} / ${instance.logstore}`}
        </span>
      </td>
      <td className="end tertiary">{absent}</td>
      <td>{''}</td>
      <ExtentCell row={instance.id} extent={from === null ? null : { from, to: now }} />
      <td>{''}</td>
      <td className={data === null ? 'reject' : 'secondary'} title={problem === null ? undefined : problemSentence(problem, language)}>{state()}{instance.interDomain && <span className="tertiary"> {w.domains}</span>}</td>
      <td className="end sources-actions">
        {data !== null && <Link to="/overview" search={(before) => searchForSource(validateSearch(before), sourceOfInstance(instance))} aria-label={w.openNamed(instance.name)}>{w.open}</Link>}
        <InstanceMenu instance={instance} deeds={deeds} renaming={renaming} onRename={() => setRenaming(true)} />
      </td>
    </tr>
  );
}

interface InstanceMenuProps {
  readonly instance: FlowLogInstance;
  readonly deeds: InstanceDeeds;
  /** The focus is in the name then, and stays there. */
  readonly renaming: boolean;
  readonly onRename: () => void;
}

function InstanceMenu({ instance, deeds, renaming, onRename }: InstanceMenuProps) {
  const w = useWords(instanceWords);
  const navigate = useNavigate();
  const { id, region, project, logstore } = instance;
  return (
    <Menu position="bottom-end" width={220} returnFocus={!renaming}>
      <Menu.Target>
        <ActionIcon aria-label={w.menu(instance.name)} title={w.menu(instance.name)}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/instances/$id', params: { id }, search: withoutQuery })}>{w.details}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/logstores/$region/$project/$logstore', params: { region, project, logstore }, search: withoutQuery })}>{w.toLogstore}</Menu.Item>
        <Menu.Item onClick={() => deeds.copyId(instance)}>{w.copyId}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={onRename}>{w.rename}</Menu.Item>
        <Menu.Item color="var(--verdict-rejectText)" onClick={() => deeds.remove(instance)}>{w.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
