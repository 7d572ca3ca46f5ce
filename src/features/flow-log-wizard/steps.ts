/** The steps of the form, as the address names them. */
export const stepIds = ['collection', 'delivery', 'review'] as const;
export type StepId = (typeof stepIds)[number];

/** The first step for everything that is none. */
export function stepOf(text: string | undefined): StepId {
  return stepIds.find((id) => id === text) ?? 'collection';
}
