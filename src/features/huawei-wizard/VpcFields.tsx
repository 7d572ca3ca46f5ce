import { SegmentedControl } from '@mantine/core';
import { listed } from '../../base/words.ts';
import { huaweiResourceTypes, huaweiTrafficTypes } from '../../model/cloud/huawei.ts';
import { loggedFamilies } from '../../model/cloud/huawei-families.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Combo } from '../../ui/wizard/Combo.tsx';
import { Choices } from '../../ui/wizard/controls.tsx';
import { describedBy, Field, FieldSet } from '../../ui/wizard/Field.tsx';
import type { Form } from './form.ts';
import { formWords } from './form-words.ts';
import { DescriptionField, NameField, RegionField } from './NameFields.tsx';
import { captureOf, resourceOptions } from './options.ts';

/** What a flow log of a VPC captures: of a NIC, a subnet or a VPC. */
export function VpcFields({ form }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const { draft, change } = form;
  return (
    <>
      <NameField form={form} />
      <RegionField form={form} />
      <FieldSet id="huawei-type" label={w.resourceType}>
        <SegmentedControl
          aria-label={w.resourceType} value={draft.resourceType} data={huaweiResourceTypes.map((type) => ({ value: type, label: w[type] }))}
          onChange={(type) => change({ resourceType: huaweiResourceTypes.find((one) => one === type) ?? 'vpc', resourceId: '' })}
        />
      </FieldSet>
      <ResourceField form={form} />
      <FieldSet id="huawei-filter" label={w.filter} hint={<><p>{w.filterHint}</p>{draft.trafficType === 'accept' && <p>{w.acceptHint}</p>}</>}>
        <Choices name="huawei-filter" value={draft.trafficType} choices={huaweiTrafficTypes.map((type) => ({ value: type, label: w[type] }))} onChange={(trafficType) => change({ trafficType })} />
      </FieldSet>
      <DescriptionField form={form} />
      <details className="small secondary huawei-families">
        <summary>{w.familiesTitle}</summary>
        <p>{w.families(loggedFamilies.join(', '))}</p>
      </details>
    </>
  );
}

function ResourceField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(formWords);
  const { language } = useReader();
  const { resourceType } = draft;
  const capture = captureOf(draft, account);
  const error = errorOf('huawei-resource');
  const families = capture?.families.filter((family) => family !== '') ?? [];
  const why = [...(capture?.families.includes('') === true ? [w.noEcs] : []), ...(families.length === 0 ? [] : [w.ofFamilies(families.length, listed(families, language))])].join(language === 'zh' ? '；' : '; ');
  const isPart = capture !== null && resourceType !== 'port' && capture.left > 0;
  const notes = {
    error,
    warning: error !== undefined || !isPart ? undefined : capture.left === capture.nics ? w.noneCan : w.someCannot(capture.left, capture.nics, why),
    hint: { port: w.atPort, network: w.atNetwork, vpc: w.atVpc }[resourceType],
  };
  return (
    <Field id="huawei-resource" label={w[resourceType]} {...notes}>
      <Combo
        // What is typed is meant for this list, and for no other one.
        key={`${draft.region} ${resourceType}`}
        id="huawei-resource" value={draft.resourceId} options={resourceOptions(resourceType, account, w)} placeholder={w.find} empty={w.noneInRegion} invalid={error !== undefined}
        describedBy={describedBy('huawei-resource', notes)} onLeft={() => left('huawei-resource')} onChoose={(resourceId) => change({ resourceId })}
      />
    </Field>
  );
}
