import { huaweiRegions } from '../../model/cloud/huawei.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { TextBox } from '../../ui/wizard/controls.tsx';
import { describedBy, Field } from '../../ui/wizard/Field.tsx';
import type { Form } from './form.ts';
import { formWords } from './form-words.ts';
import { movedTo } from './prefill.ts';

export function NameField({ form: { draft, change, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const notes = { error: errorOf('huawei-name'), hint: w.nameHint };
  return (
    <Field id="huawei-name" label={w.name} {...notes}>
      <TextBox id="huawei-name" value={draft.name} invalid={notes.error !== undefined} describedBy={describedBy('huawei-name', notes)} onChange={(name) => change({ name })} onLeft={() => left('huawei-name')} />
    </Field>
  );
}

export function DescriptionField({ form: { draft, change, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const notes = { error: errorOf('huawei-description') };
  return (
    <Field id="huawei-description" label={w.description} optional {...notes}>
      <TextBox
        id="huawei-description" value={draft.description} invalid={notes.error !== undefined} describedBy={describedBy('huawei-description', notes)}
        onChange={(description) => change({ description })} onLeft={() => left('huawei-description')}
      />
    </Field>
  );
}

/** Everything that is chosen afterwards is of this region. */
export function RegionField({ form: { draft, change } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const { language } = useReader();
  const notes = { hint: w.regionHint };
  return (
    <Field id="huawei-region" label={w.region} {...notes}>
      <select id="huawei-region" className="wizard-select" value={draft.region} aria-describedby={describedBy('huawei-region', notes)} onChange={(event) => change(movedTo(event.currentTarget.value))}>
        {huaweiRegions.map(({ id, name }) => <option key={id} value={id}>{`${name[language]} ${id}`}</option>)}
      </select>
    </Field>
  );
}
