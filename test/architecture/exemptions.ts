/** Exceptions from the laws, each with a reason that a reader can weigh. One that nothing needs any more fails. */
export interface Exemption {
  readonly law: string
  readonly path: string
  readonly reason: string
}

export const exemptions: readonly Exemption[] = []
