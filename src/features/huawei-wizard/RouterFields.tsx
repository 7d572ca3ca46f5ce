import { usePartWords } from '../../ui/reader.tsx';
import { Combo } from '../../ui/wizard/Combo.tsx';
import { describedBy, Field } from '../../ui/wizard/Field.tsx';
import type { Form } from './form.ts';
import { formWords } from './form-words.ts';
import { DescriptionField, NameField } from './NameFields.tsx';
import { attachmentOptions } from './options.ts';

/** Whose traffic a flow log of an enterprise router records: that of one attachment. Its region is that of the log stream. */
export function RouterFields({ form }: { readonly form: Form }) {
  return (
    <>
      <NameField form={form} />
      <RouterField form={form} />
      <AttachmentField form={form} />
      <DescriptionField form={form} />
    </>
  );
}

function RouterField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const notes = { error: errorOf('huawei-router'), hint: w.routerHint };
  return (
    <Field id="huawei-router" label={w.router} {...notes}>
      <Combo
        id="huawei-router" value={draft.router} options={account.routers?.map(({ id, name }) => ({ id, label: name === '' ? id : name, detail: id }))} placeholder={w.findRouter} empty={w.noRouter}
        invalid={notes.error !== undefined} describedBy={describedBy('huawei-router', notes)} onLeft={() => left('huawei-router')} onChoose={(router) => change({ router, attachment: '' })}
      />
    </Field>
  );
}

function AttachmentField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const kind = account.attachments?.find(({ id }) => id === draft.attachment)?.kind;
  const notes = {
    error: errorOf('huawei-attachment'),
    warning: kind === 'vgw' ? w.vgwOld : undefined,
    hint: <>{kind !== undefined && <p>{w[`about_${kind}`]}</p>}<p>{w.fragments}</p></>,
  };
  return (
    <Field id="huawei-attachment" label={w.attachment} {...notes}>
      <Combo
        id="huawei-attachment" value={draft.attachment} options={attachmentOptions(account, draft, w)} placeholder={w.findAttachment} empty={draft.router === '' ? w.chooseRouter : w.noneInRegion}
        invalid={notes.error !== undefined} describedBy={describedBy('huawei-attachment', notes)} onLeft={() => left('huawei-attachment')} onChoose={(attachment) => change({ attachment })}
      />
    </Field>
  );
}
