import { huaweiRegions } from '../../model/cloud/huawei.ts';
import { huaweiJsonOf, huaweiTerraformOf, routerJsonOf, routerTerraformOf } from '../../model/cloud/huawei-request-text.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { Facts, RequestText, type Fact } from '../../ui/wizard/review.tsx';
import { Consequences } from './Consequences.tsx';
import type { Form } from './form.ts';
import { formWords } from './form-words.ts';
import { captureOf } from './options.ts';
import { reviewWords } from './review-words.ts';
import type { StepId } from './steps.ts';
import { createsStream, madeAlongside, routerWish, targetNames, vpcWish } from './target.ts';

/** All that was chosen, what happens when, and the request as text. */
export function ReviewStep({ form, onStep }: { readonly form: Form; readonly onStep: (step: StepId) => void }) {
  const w = usePartWords(reviewWords);
  const { kind } = form;
  const collection = <Facts key="collection" title={kind === 'huawei-vpc' ? w.collectionVpc : w.collectionEr} change={{ label: w.change, onChange: () => onStep('collection') }} facts={useCollectionFacts(form)} />;
  const delivery = <Facts key="delivery" title={w.delivery} change={{ label: w.change, onChange: () => onStep('delivery') }} facts={useTargetFacts(form)} />;
  return (
    <>
      <div className="wizard-pair">{kind === 'huawei-vpc' ? [collection, delivery] : [delivery, collection]}</div>
      <Consequences form={form} />
      <RequestText label={w.request} forms={useTexts(form)} />
      {kind === 'huawei-vpc' && form.draft.indexed && <p className="wizard-hint small tertiary">{w.indexNotInText}</p>}
    </>
  );
}

/** Ids of what is not made yet are not known: their names stand for them. */
function useTexts({ kind, draft, account }: Form): readonly { readonly id: string; readonly name: string; readonly text: string }[] {
  const w = usePartWords(reviewWords);
  const names = targetNames(draft, account);
  const made = madeAlongside(draft);
  const ids = { logGroup: made.group === null ? draft.group : w.idOf(names.group), logStream: made.stream === null ? draft.stream : w.idOf(names.stream) };
  const vpc = { ...vpcWish(draft), ...ids };
  const router = { ...routerWish(draft), ...ids };
  return [
    { id: 'terraform', name: w.terraform, text: (kind === 'huawei-vpc' ? huaweiTerraformOf(vpc, made) : routerTerraformOf(router, made)).trimEnd() },
    { id: 'json', name: w.json, text: (kind === 'huawei-vpc' ? huaweiJsonOf(vpc) : routerJsonOf(router)).trimEnd() },
  ];
}

function useCollectionFacts({ kind, draft, account }: Form): readonly Fact[] {
  const w = usePartWords(formWords);
  const { language } = useReader();
  const region = huaweiRegions.find(({ id }) => id === draft.region)?.name[language] ?? '';
  const description: readonly Fact[] = draft.description === '' ? [] : [{ name: w.description, value: draft.description }];
  const common: readonly Fact[] = [{ name: w.name, value: draft.name }, { name: w.region, value: <>{region} <span className="mono secondary">{draft.region}</span></> }];
  if (kind === 'huawei-er') {
    const router = account.routers?.find(({ id }) => id === draft.router);
    const attachment = account.attachments?.find(({ id }) => id === draft.attachment);
    return [
      ...common, { name: w.router, value: <Named name={router?.name} id={draft.router} /> }, { name: w.attachment, value: <Named name={attachment?.name} id={draft.attachment} /> },
      ...(attachment === undefined ? [] : [{ name: w.resourceType, value: w[`kind_${attachment.kind}`] }]), ...description,
    ];
  }
  const all = { port: account.ports, network: account.subnets, vpc: account.vpcs }[draft.resourceType];
  const capture = captureOf(draft, account);
  return [
    ...common,
    { name: w[draft.resourceType], value: <><Named name={all?.find(({ id }) => id === draft.resourceId)?.name} id={draft.resourceId} />{capture !== null && draft.resourceType !== 'port' && <span className="secondary"> {w.nics(capture.nics - capture.left)}</span>}</> },
    { name: w.filter, value: w[draft.trafficType] }, ...description,
  ];
}

function Named({ name, id }: { readonly name: string | undefined; readonly id: string }) {
  return <>{name !== undefined && name !== '' && `${name} `}<span className="mono secondary">{id}</span></>;
}

function useTargetFacts({ kind, draft, account }: Form): readonly Fact[] {
  const w = usePartWords(reviewWords);
  const names = usePartWords(formWords);
  const { group, stream } = targetNames(draft, account);
  const mark = (isNew: boolean) => (isNew ? <span className="cloud-tag">{w.new}</span> : <span className="secondary">{w.exists}</span>);
  const days = draft.groupWay === 'create' ? Number(draft.days) : account.groups?.find(({ id }) => id === draft.group)?.ttlDays;
  return [
    { name: names.group, value: <>{group} {mark(draft.groupWay === 'create')}</> },
    { name: names.stream, value: <>{stream} {mark(createsStream(draft))}</> },
    ...(days === undefined ? [] : [{ name: names.days, value: w.kept(days) }]),
    ...(kind === 'huawei-vpc' ? [{ name: names.index, value: draft.indexed ? w.on : w.off }] : []),
  ];
}
