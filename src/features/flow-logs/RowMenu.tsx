import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { withoutQuery } from '../../state/search.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { groupOf, mayChange, mayStart, mayStop, type Row } from './row.ts';
import { words } from './words.ts';

interface RowMenuProps {
  readonly row: Row;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onCopyId: () => void;
}

/** What can be done with a flow log; what cannot be done now stays, with the reason beneath. */
export function RowMenu({ row, onStart, onStop, onEdit, onRemove, onCopyId }: RowMenuProps) {
  const w = usePartWords(words);
  const navigate = useNavigate();
  const isFree = mayChange(row);
  const reason = isFree ? null : row.kind === 'alibaba' && row.log.managed ? w.managedHelp : row.state === 'locked' ? w.lockedHelp : groupOf(row.state) === 'moving' ? w.movingHelp : null;
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <ActionIcon aria-label={w.menu(row.name)} title={w.menu(row.name)}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/flow-logs/$cloud/$region/$id', params: { cloud: row.kind, region: row.region, id: row.id }, search: withoutQuery })}>{w.open}</Menu.Item>
        <Menu.Item onClick={onCopyId}>{w.copyId}</Menu.Item>
        <Menu.Divider />
        {reason !== null && <Menu.Label>{reason}</Menu.Label>}
        {(mayStart(row) || row.state === 'stopped') ? <Menu.Item disabled={!mayStart(row)} onClick={onStart}>{w.start}</Menu.Item> : <Menu.Item disabled={!mayStop(row)} onClick={onStop}>{w.stop}</Menu.Item>}
        <Menu.Item disabled={!isFree} onClick={onEdit}>{row.kind === 'alibaba' ? w.edit : w.editNames}</Menu.Item>
        <Menu.Item disabled={!isFree} color="var(--verdict-rejectText)" onClick={onRemove}>{w.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
