import { SegmentedControl } from '@mantine/core';
import { usePartWords } from '../../ui/reader.tsx';
import { Combo } from '../../ui/wizard/Combo.tsx';
import { OnOff, TextBox } from '../../ui/wizard/controls.tsx';
import { describedBy, Field, Part } from '../../ui/wizard/Field.tsx';
import type { Form } from './form.ts';
import { formWords } from './form-words.ts';
import { RegionField } from './NameFields.tsx';
import { createsStream } from './target.ts';

/** Where the records go: a log group and a log stream in it, chosen or made. */
export function TargetFields({ form }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const { kind, draft, change } = form;
  const index = { hint: w.indexHint };
  return (
    <>
      <p className="note info wizard-top">{kind === 'huawei-er' ? w.mustExist : w.madeWith}</p>
      {kind === 'huawei-er' && <RegionField form={form} />}
      <Part title={w.lts} context={w.ltsContext}>
        <GroupField form={form} />
        {draft.groupWay === 'create' && <DaysField form={form} />}
        <StreamField form={form} />
        {kind === 'huawei-vpc' && (
          <Field id="huawei-index" label={w.index} {...index}>
            <OnOff id="huawei-index" label={w.index} checked={draft.indexed} describedBy={describedBy('huawei-index', index)} onChange={(indexed) => change({ indexed })} />
          </Field>
        )}
      </Part>
    </>
  );
}

function GroupField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const isNew = draft.groupWay === 'create';
  const { groups } = account;
  const notes = { error: errorOf('huawei-group'), hint: isNew ? w.nameHint : groups === undefined ? undefined : groups.length === 0 ? w.noGroups : w.groupsHere(groups.length) };
  const shared = { invalid: notes.error !== undefined, describedBy: describedBy('huawei-group', notes), onLeft: () => left('huawei-group') };
  return (
    <Field id="huawei-group" label={w.group} {...notes}>
      <div className="wizard-beside">
        <SegmentedControl
          aria-label={w.howGroup} value={draft.groupWay} data={[{ value: 'choose', label: w.choose }, { value: 'create', label: w.create }]}
          onChange={(way) => change({ groupWay: way === 'choose' ? 'choose' : 'create' })}
        />
        {isNew
          ? <TextBox id="huawei-group" value={draft.newGroup} onChange={(newGroup) => change({ newGroup })} {...shared} />
          : <Combo id="huawei-group" value={draft.group} options={groups?.map(({ id, name }) => ({ id, label: name, detail: id }))} placeholder={w.findGroup} empty={w.noGroups} onChoose={(group) => change({ group, stream: '' })} {...shared} />}
      </div>
    </Field>
  );
}

function DaysField({ form: { draft, change, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const notes = { error: errorOf('huawei-days'), hint: w.daysHint };
  return (
    <Field id="huawei-days" label={w.days} {...notes}>
      <TextBox id="huawei-days" value={draft.days} mark={w.daysUnit} invalid={notes.error !== undefined} describedBy={describedBy('huawei-days', notes)} onChange={(days) => change({ days })} onLeft={() => left('huawei-days')} />
    </Field>
  );
}

function StreamField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const isNew = createsStream(draft);
  const mustCreate = draft.groupWay === 'create';
  const streams = draft.group === '' ? [] : account.streams?.filter((one) => one.group === draft.group);
  const sharing = isNew ? 0 : [...account.vpcLogs, ...account.routerLogs].filter((log) => log.logStream === draft.stream && draft.stream !== '').length;
  const here = streams === undefined || draft.group === '' ? undefined : streams.length === 0 ? w.noStreams : sharing > 0 ? w.sharedBy(sharing) : w.streamsHere(streams.length);
  const notes = { error: errorOf('huawei-stream'), hint: isNew ? w.nameHint : here };
  const shared = { invalid: notes.error !== undefined, describedBy: describedBy('huawei-stream', notes), onLeft: () => left('huawei-stream') };
  return (
    <Field id="huawei-stream" label={w.stream} {...notes}>
      <div className="wizard-beside">
        <SegmentedControl
          aria-label={w.howStream} value={isNew ? 'create' : 'choose'} title={mustCreate ? w.newGroupsStream : undefined}
          data={[{ value: 'choose', label: w.choose, disabled: mustCreate }, { value: 'create', label: w.create }]} onChange={(way) => change({ streamWay: way === 'choose' ? 'choose' : 'create' })}
        />
        {isNew
          ? <TextBox id="huawei-stream" value={draft.newStream} onChange={(newStream) => change({ newStream })} {...shared} />
          : <Combo id="huawei-stream" value={draft.stream} options={streams?.map(({ id, name }) => ({ id, label: name, detail: id }))} placeholder={w.findStream} empty={w.noStreams} onChoose={(stream) => change({ stream })} {...shared} />}
      </div>
    </Field>
  );
}
