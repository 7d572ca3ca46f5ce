import { SegmentedControl } from '@mantine/core';
import { listed } from '../../base/words.ts';
import { intervals, ipVersions, resourceTypes, trafficTypes } from '../../model/cloud/flow-log.ts';
import { cloudRegions, regionOf } from '../../model/cloud/regions.ts';
import { RegionSelect } from '../../ui/cloud/RegionSelect.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Choices, TextBox } from '../../ui/wizard/controls.tsx';
import { describedBy, Field, FieldSet } from '../../ui/wizard/Field.tsx';
import { collectionWords } from './collection-words.ts';
import type { Form } from './form.ts';
import { PathField } from './PathField.tsx';
import { ResourceField } from './ResourceField.tsx';
import { TagsField } from './TagsField.tsx';

/** What is captured, and how. */
export function CollectionStep({ form, onRegion }: { readonly form: Form; readonly onRegion: (region: string) => void }) {
  const w = usePartWords(collectionWords);
  const { language } = useReader();
  const { draft, change, left, errorOf } = form;
  const region = regionOf(draft.region);
  const name = { error: errorOf('flow-log-name') };
  const description = { error: errorOf('flow-log-description') };
  const hasDualStack = region?.dualStack === true;
  const dualStack = listed(cloudRegions.filter((one) => one.dualStack).map((one) => one.name[language]), language);
  return (
    <>
      <Field id="flow-log-name" label={w.name} optional {...name}>
        <TextBox
          id="flow-log-name" value={draft.name} invalid={name.error !== undefined} describedBy={describedBy('flow-log-name', name)}
          onChange={(text) => change({ name: text })} onLeft={() => left('flow-log-name')}
        />
      </Field>
      <Field id="flow-log-region" label={w.region} hint={w.regionHint} warning={region?.note === 'closing' ? w.regionClosing : undefined}>
        <RegionSelect id="flow-log-region" value={draft.region} onChange={onRegion} />
      </Field>
      <FieldSet id="flow-log-level" label={w.captureAt}>
        <SegmentedControl
          aria-label={w.captureAt} value={draft.resourceType} data={resourceTypes.map((type) => ({ value: type, label: w[type] }))}
          onChange={(type) => change({ resourceType: resourceTypes.find((one) => one === type) ?? 'VPC', resourceIds: [] })}
        />
      </FieldSet>
      <ResourceField form={form} />
      <FieldSet id="flow-log-traffic" label={w.traffic} hint={w.trafficHint}>
        <Choices name="flow-log-traffic" value={draft.trafficType} choices={trafficTypes.map((type) => ({ value: type, label: w[type] }))} onChange={(trafficType) => change({ trafficType })} />
      </FieldSet>
      <FieldSet id="flow-log-ip" label={w.ipVersion} error={errorOf('flow-log-ip')} hint={hasDualStack ? undefined : <><p>{w.noDualStack}</p><p>{w.dualStackIn(dualStack)}</p></>}>
        <Choices
          name="flow-log-ip" value={draft.ipVersion} onChange={(ipVersion) => change({ ipVersion })}
          choices={ipVersions.map((version) => ({ value: version, label: w[version], disabled: version === 'DualStack' && !hasDualStack && draft.ipVersion !== 'DualStack' ? w.noDualStack : undefined }))}
        />
      </FieldSet>
      <FieldSet id="flow-log-interval" label={w.interval} hint={w.intervalHint}>
        <SegmentedControl
          aria-label={w.interval} value={String(draft.interval)} data={intervals.map((minutes) => ({ value: String(minutes), label: w.minutes(minutes) }))}
          onChange={(minutes) => change({ interval: intervals.find((one) => String(one) === minutes) ?? 10 })}
        />
      </FieldSet>
      <PathField form={form} />
      <Field id="flow-log-description" label={w.description} optional {...description}>
        <TextBox
          id="flow-log-description" value={draft.description} invalid={description.error !== undefined} describedBy={describedBy('flow-log-description', description)}
          onChange={(text) => change({ description: text })} onLeft={() => left('flow-log-description')}
        />
      </Field>
      <TagsField form={form} />
      <p className="small tertiary">{w.nothingCaptured}</p>
    </>
  );
}
