/** What can go wrong with a request to a cloud service, as facts; the screen adds the advice. */

export type CloudService = 'vpc' | 'ecs' | 'ram' | 'sls' | 'huawei-vpc' | 'huawei-er' | 'huawei-lts';

export type CloudProblem =
  /** The service refused: its own code and message, and under which request it can be asked about. */
  | {
    readonly kind: 'refused'; readonly service: CloudService; readonly status: number; readonly code: string; readonly message: string; readonly requestId: string | null;
    /** Seconds after which it may be asked again, where the service says so. */
    readonly retryAfter?: number;
    /** What was asked, by the service's name for it, where a code means different things. */
    readonly operation?: string;
  }
  /** Nothing answered at this address. */
  | { readonly kind: 'unreachable'; readonly service: CloudService; readonly detail: string }
  /** Something answered, but not as the service would: a proxy's page, or a changed API. */
  | { readonly kind: 'unexpected'; readonly service: CloudService; readonly status: number; readonly detail: string }
  | { readonly kind: 'cancelled' };
