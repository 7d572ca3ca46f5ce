import { usePartWords } from '../../ui/reader.tsx';
import { OnOff } from '../../ui/wizard/controls.tsx';
import { describedBy, Field, Part } from '../../ui/wizard/Field.tsx';
import { deliveryWords } from './delivery-words.ts';
import type { Form } from './form.ts';
import { LogstoreField } from './LogstoreField.tsx';
import { NisPart } from './NisPart.tsx';
import { ProjectField } from './ProjectField.tsx';
import { ReportFields } from './ReportFields.tsx';

interface DeliveryStepProps {
  readonly form: Form;
  /** GB a month, where it is known. */
  readonly gb: number | null;
  readonly onInterval: () => void;
}

/** Where the records go: Log Service, the traffic analyzer, or both. */
export function DeliveryStep({ form, gb, onInterval }: DeliveryStepProps) {
  const w = usePartWords(deliveryWords);
  const { draft, change, errorOf } = form;
  const deliver = { error: errorOf('flow-log-sls'), warning: draft.sls ? undefined : w.deliverOff };
  return (
    <>
      <p className="note info wizard-top"><strong>{w.fixedTitle}</strong> {w.fixed}</p>
      <Part title={w.sls} context={w.first}>
        <Field id="flow-log-sls" label={w.deliver} {...deliver}>
          <OnOff id="flow-log-sls" label={w.deliver} checked={draft.sls} describedBy={describedBy('flow-log-sls', deliver)} onChange={(sls) => change({ sls })} />
        </Field>
        {draft.sls && (
          <>
            <ProjectField form={form} />
            <LogstoreField form={form} />
            <ReportFields form={form} gb={gb} />
          </>
        )}
      </Part>
      <NisPart form={form} onInterval={onInterval} />
    </>
  );
}
