import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LogstorePlace } from '../../cloud/sls/call.ts';
import { useFlowLogs } from '../../state/flow-logs.ts';
import { useInstances } from '../../state/instances.ts';
import { useWords } from '../../state/language.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { words } from './words.ts';

interface RemoveDialogProps {
  readonly place: LogstorePlace;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** A Logstore is deleted with every record in it, so its name has to be typed; who still writes to it is told. */
export function RemoveDialog({ place: { region, project, logstore }, onRemove, onClose }: RemoveDialogProps) {
  const w = useWords(words);
  const [typed, setTyped] = useState('');
  const flowLogs = useFlowLogs(region).data ?? [];
  const writers = flowLogs.filter((one) => one.project === project && one.logstore === logstore && one.status !== 'Inactive' && one.status !== 'Deleting');
  const instances = useInstances((state) => state.instances).filter((one) => one.region === region && one.project === project && one.logstore === logstore);
  const names = (all: readonly { readonly name: string; readonly id: string }[]): string => all.map(({ name, id }) => (name === '' ? id : name)).join(w.and);
  return (
    <Dialog title={w.removeTitle(logstore)} closeName={w.cancel} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== logstore) return;
          onRemove();
          onClose();
        }}
      >
        <p>{w.removeDetail}</p>
        {writers.length > 0 && <p className="logstore-deed warn">{w.removeWriters(writers.length, names(writers))}</p>}
        {instances.length > 0 && <p className="logstore-deed secondary">{w.removeInstances(names(instances))}</p>}
        <TextInput className="logstore-deed" label={w.typeName(logstore)} value={typed} spellCheck={false} autoComplete="off" classNames={{ input: 'mono' }} data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />
        <div className="row logstore-deed">
          <Button type="submit" className="deed" disabled={typed !== logstore}>{w.removeNow(logstore)}</Button>
          <Button onClick={onClose}>{w.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
