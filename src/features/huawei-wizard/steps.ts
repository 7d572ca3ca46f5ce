import type { HuaweiKind } from '../../state/huawei-draft.ts';

/** The steps of the forms, as the address names them. */
export type StepId = 'collection' | 'delivery' | 'review';

/** An enterprise router wants its log group and stream to be there before. */
export const stepsOf: Readonly<Record<HuaweiKind, readonly StepId[]>> = {
  'huawei-vpc': ['collection', 'delivery', 'review'],
  'huawei-er': ['delivery', 'collection', 'review'],
};

/** The first step for everything that is none. */
export function stepOf(kind: HuaweiKind, text: string | undefined): StepId {
  const steps = stepsOf[kind];
  return steps.find((id) => id === text) ?? steps[0] ?? 'collection';
}
