import { SegmentedControl } from '@mantine/core';
import { regionOf } from '../../model/cloud/regions.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Combo } from '../../ui/wizard/Combo.tsx';
import { TextBox } from '../../ui/wizard/controls.tsx';
import { describedBy, Field } from '../../ui/wizard/Field.tsx';
import { deliveryWords } from './delivery-words.ts';
import type { Form } from './form.ts';

/** The project: one of the region, or a new one. */
export function ProjectField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(deliveryWords);
  const { language } = useReader();
  const isNew = draft.projectWay === 'create';
  const { projects } = account;
  const region = regionOf(draft.region)?.name[language] ?? draft.region;
  const notes = { error: errorOf('flow-log-project'), hint: isNew ? w.projectRule : projects === undefined ? undefined : projects.length === 0 ? w.noProjects : w.projectsHere(projects.length, region) };
  const shared = { invalid: notes.error !== undefined, describedBy: describedBy('flow-log-project', notes), onLeft: () => left('flow-log-project') };
  return (
    <Field id="flow-log-project" label={w.project} {...notes}>
      <div className="wizard-beside">
        <SegmentedControl
          aria-label={w.howProject} value={draft.projectWay} data={[{ value: 'choose', label: w.choose }, { value: 'create', label: w.create }]}
          onChange={(way) => change({ projectWay: way === 'choose' ? 'choose' : 'create' })}
        />
        {isNew
          ? <TextBox id="flow-log-project" value={draft.newProject} onChange={(newProject) => change({ newProject })} {...shared} />
          : <Combo id="flow-log-project" value={draft.project} options={projects?.map((name) => ({ id: name, label: name }))} placeholder={w.findProject} empty={w.noProjects} onChoose={(project) => change({ project, logstore: '' })} {...shared} />}
      </div>
    </Field>
  );
}
