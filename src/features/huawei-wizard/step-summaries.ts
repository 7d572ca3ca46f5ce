import type { Words } from '../../base/words.ts';
import type { HuaweiKind } from '../../state/huawei-draft.ts';
import type { Form } from './form.ts';
import type { formWords } from './form-words.ts';
import type { reviewWords } from './review-words.ts';
import type { StepId } from './steps.ts';
import { targetNames } from './target.ts';

/** What was chosen in each step, in a few words. */
export function stepSummaries(kind: HuaweiKind, { draft, account }: Pick<Form, 'draft' | 'account'>, w: Words<typeof reviewWords>, names: Words<typeof formWords>): Readonly<Record<StepId, string>> {
  const { group, stream } = targetNames(draft, account);
  const all = { port: account.ports, network: account.subnets, vpc: account.vpcs }[draft.resourceType];
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[] | undefined, id: string): string => (id === '' ? '' : (list?.find((one) => one.id === id)?.name ?? id));
  const what = kind === 'huawei-vpc' ? nameIn(all, draft.resourceId) : nameIn(account.attachments, draft.attachment);
  return {
    collection: what === '' ? '' : kind === 'huawei-vpc' ? w.summaryVpc(what, names[draft.trafficType]) : what,
    delivery: group === '' || stream === '' ? '' : w.summaryTarget(group, stream),
    review: '',
  };
}
