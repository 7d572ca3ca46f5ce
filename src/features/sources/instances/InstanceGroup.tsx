import { useEffect } from 'react';
import { useStartedCloud } from '../../../state/cloud.ts';
import { followOtherTabs, useInstances } from '../../../state/instances.ts';
import { useWords } from '../../../state/language.ts';
import { useSettings } from '../../../state/settings.ts';
import { InstanceRow } from './InstanceRow.tsx';
import type { InstanceDeeds } from './use-instance-deeds.ts';
import { instanceWords } from './words.ts';
import './instances.css';

interface InstanceGroupProps {
  readonly deeds: InstanceDeeds;
  /** Id of the one that is looked at: it stands in another group. */
  readonly open: string | null;
  /** Of the table that these rows stand in. */
  readonly columns: number;
}

/** Instances over Logstores of the account that is open, as a group of the table of sources. */
export function InstanceGroup({ deeds, open, columns }: InstanceGroupProps) {
  const w = useWords(instanceWords);
  useStartedCloud();
  const account = useSettings((settings) => settings.cloud);
  const { instances, unread } = useInstances();
  useEffect(followOtherTabs, []);
  const here = instances.filter(({ cloud }) => account === 'none' || cloud === account);
  const shown = here.filter(({ id }) => id !== open);
  return (
    <>
      <tr className="sources-group">
        <th colSpan={columns} scope="rowgroup">
          <b>{w.group}</b> <span className="tertiary">{here.length === 0 ? w.none : shown.length < here.length ? w.groupHelpOpen(here.length) : w.groupHelp(here.length)}</span>
        </th>
      </tr>
      {shown.map((instance) => <InstanceRow key={instance.id} instance={instance} deeds={deeds} />)}
      {unread > 0 && <tr><td colSpan={columns} className="warn">{w.unread(unread)}</td></tr>}
    </>
  );
}
