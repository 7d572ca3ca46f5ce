import { cutMiddle } from '../../base/format/cut.ts';
import { listed } from '../../base/words.ts';
import { permanent } from '../../model/cloud/logstore.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { cliOf, jsonOf, terraformOf } from '../../model/cloud/request-text.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Facts, RequestText, type Fact } from '../../ui/wizard/review.tsx';
import { minutesText } from './breach-text.ts';
import { collectionWords } from './collection-words.ts';
import { Consequences } from './Consequences.tsx';
import { deliveryWords } from './delivery-words.ts';
import { storedGb } from './estimate.ts';
import { formatGigabytes } from './figures.ts';
import type { Form } from './form.ts';
import { reviewWords } from './review-words.ts';
import { overlapsOf } from './selected.ts';
import type { StepId } from './steps.ts';
import { daysKept, madeAlongside, targetOf, wishesOf } from './wish.ts';

interface ReviewStepProps {
  readonly form: Form;
  readonly enis: number | null;
  readonly gb: number | null;
  readonly onStep: (step: StepId) => void;
}

/** All that was chosen, what happens when, and the request as text. */
export function ReviewStep({ form, enis, gb, onStep }: ReviewStepProps) {
  const w = usePartWords(reviewWords);
  const { draft } = form;
  const alongside = madeAlongside(draft);
  const wishes = wishesOf(draft);
  const namesPaths = !draft.allPaths && draft.paths.some((path) => path !== 'internetGateway');
  const forms = [
    { id: 'terraform', name: w.terraform, text: terraformTexts(wishes, alongside) },
    { id: 'cli', name: w.cli, text: wishes.map((wish, at) => cliOf(wish, at === 0 ? alongside : { project: false, logstoreDays: null })).join('').trimEnd() },
    { id: 'json', name: w.json, text: wishes.map(jsonOf).join('').trimEnd() },
  ];
  return (
    <>
      <div className="wizard-pair">
        <Facts title={w.collectionTitle} change={{ label: w.change, onChange: () => onStep('collection') }} facts={useCollectionFacts(form, enis)} />
        <Facts title={w.delivery} change={{ label: w.change, onChange: () => onStep('delivery') }} facts={useDeliveryFacts(form, gb)} />
      </div>
      <Consequences draft={draft} />
      <RequestText label={w.request} forms={forms} />
      {namesPaths && <p className="wizard-hint small tertiary">{w.pathNames}</p>}
      {draft.sls && draft.report && <p className="wizard-hint small tertiary">{w.reportNotInText}</p>}
    </>
  );
}

/** What is made alongside stands before the first flow log alone; the others refer to it by name. */
function terraformTexts(wishes: readonly Parameters<typeof terraformOf>[0][], alongside: Parameters<typeof terraformOf>[1]): string {
  return wishes.map((wish, at) => terraformOf(wish, at === 0 ? alongside : { project: false, logstoreDays: null })).join('').trimEnd();
}

function useCollectionFacts({ draft, account }: Form, enis: number | null): readonly Fact[] {
  const w = usePartWords(reviewWords);
  const names = usePartWords(collectionWords);
  const { language } = useReader();
  const [first = ''] = draft.resourceIds;
  const shorter = overlapsOf(draft, account.enis ?? [], account.logs).find(({ log }) => log.interval < draft.interval);
  const paths = draft.allPaths ? names.allScenarios : listed(draft.paths.map((path) => names[path]), language);
  return [
    { name: names.name, value: draft.name === '' ? <span className="tertiary">{w.unnamed}</span> : draft.name },
    { name: names.region, value: <>{regionOf(draft.region)?.name[language]} <span className="mono secondary">{draft.region}</span></> },
    {
      name: names[draft.resourceType],
      value: <><span className="mono" title={draft.resourceIds.join(', ')}>{draft.resourceIds.length > 1 ? draft.resourceIds.map((id) => cutMiddle(id)).join(', ') : cutMiddle(first, 28)}</span>{enis !== null && draft.resourceType !== 'NetworkInterface' && <span className="secondary"> {w.enis(enis)}</span>}</>,
    },
    { name: names.traffic, value: draft.trafficType === 'All' ? w.bothVerdicts : names[draft.trafficType] },
    { name: names.ipVersion, value: names[draft.ipVersion] },
    { name: names.interval, value: <>{w.minutes(draft.interval)}{shorter !== undefined && <span className="secondary"> {w.but(shorter.log.interval, shorter.log.name === '' ? shorter.log.id : shorter.log.name)}</span>}</> },
    { name: names.path, value: paths },
    ...(draft.description === '' ? [] : [{ name: names.description, value: draft.description }]),
  ];
}

function useDeliveryFacts({ draft, account }: Form, gb: number | null): readonly Fact[] {
  const w = usePartWords(reviewWords);
  const names = usePartWords(deliveryWords);
  const collection = usePartWords(collectionWords);
  const { project, logstore, newProject, newLogstore } = targetOf(draft);
  const mark = (isNew: boolean) => (isNew ? <span className="cloud-tag">{w.new}</span> : <span className="secondary">{w.exists}</span>);
  const days = daysKept(draft, account);
  const sls: readonly Fact[] = [
    { name: names.project, value: <>{project} {mark(newProject)}</> },
    { name: names.logstore, value: <>{logstore} {mark(newLogstore)}</> },
    { name: w.report, value: draft.report ? w.reportOn : w.off },
    { name: names.kept, value: days === null ? w.keptAsIs : days === permanent ? names.forEver : w.keptDays(days, gb === null ? '' : formatGigabytes(storedGb(gb, days, days))) },
    ...(newLogstore ? [{ name: w.billing, value: w.payByFeature }] : []),
  ];
  return [
    ...(draft.sls ? sls : [{ name: w.sls, value: w.off }]),
    { name: w.nis, value: draft.nis ? <>{draft.analyzer} <span className="secondary">{minutesText(draft.analyzerInterval)}</span></> : w.off },
    { name: collection.tags, value: draft.tags.length === 0 ? w.none : draft.tags.map(({ key, value }) => (value === '' ? key : `${key}=${value}`)).join(', ') },
  ];
}
