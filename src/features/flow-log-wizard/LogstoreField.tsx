import { SegmentedControl } from '@mantine/core';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { Combo } from '../../ui/wizard/Combo.tsx';
import { TextBox } from '../../ui/wizard/controls.tsx';
import { describedBy, Field } from '../../ui/wizard/Field.tsx';
import { checkLogstoreName } from '../../model/cloud/rules.ts';
import { createsLogstore } from './checks.ts';
import { deliveryWords } from './delivery-words.ts';
import type { Form } from './form.ts';

/** The Logstore: one of the project, or a new one. A project that is made has none. */
export function LogstoreField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(deliveryWords);
  const isNew = createsLogstore(draft);
  const mustCreate = draft.projectWay === 'create';
  const { logstores, logs } = account;
  const isFree = checkLogstoreName(draft.newLogstore) === null && (mustCreate || logstores?.includes(draft.newLogstore) === false);
  const sharing = isNew ? 0 : logs.filter(({ project, logstore }) => project === draft.project && logstore === draft.logstore).length;
  const here = logstores === undefined ? undefined : logstores.length === 0 ? w.noLogstores : sharing > 0 ? w.sharedBy(sharing) : w.logstoresHere(logstores.length);
  const notes = { error: errorOf('flow-log-logstore'), hint: isNew ? w.logstoreRule : here };
  const shared = { invalid: notes.error !== undefined, describedBy: describedBy('flow-log-logstore', notes), onLeft: () => left('flow-log-logstore') };
  return (
    <Field id="flow-log-logstore" label={w.logstore} {...notes}>
      <div className="wizard-beside">
        <SegmentedControl
          aria-label={w.howLogstore} value={isNew ? 'create' : 'choose'} title={mustCreate ? w.newProjectsLogstore : undefined}
          data={[{ value: 'choose', label: w.choose, disabled: mustCreate }, { value: 'create', label: w.create }]}
          onChange={(way) => change({ logstoreWay: way === 'choose' ? 'choose' : 'create' })}
        />
        {isNew
          ? <TextBox id="flow-log-logstore" value={draft.newLogstore} mark={isFree ? <span className="accept"><Icon name="tick" little /> {w.free}</span> : undefined} onChange={(newLogstore) => change({ newLogstore })} {...shared} />
          : <Combo id="flow-log-logstore" value={draft.logstore} options={draft.project === '' ? [] : logstores?.map((name) => ({ id: name, label: name }))} placeholder={w.findLogstore} empty={w.noLogstores} onChoose={(logstore) => change({ logstore })} {...shared} />}
      </div>
    </Field>
  );
}
