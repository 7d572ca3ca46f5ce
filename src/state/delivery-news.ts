import type { FailedDelivery } from './failed-deliveries.ts';

/**
 * Which flow logs begin to fail to deliver. What fails when an account is first asked about a region is no news, nor is what goes on
 * failing; what delivered again in between is. An account has no history of it, so what ended between two answers was never seen.
 */
export class DeliveryNews {
  private region: string | null = null;
  private known: ReadonlySet<string> = new Set();

  /**
   * Takes what fails in a region as the account says it now.
   * @param failing null where no account tells: what is said after that begins anew
   * @returns what is news of it
   */
  take(region: string, failing: readonly FailedDelivery[] | null): readonly FailedDelivery[] {
    const news = failing === null || region !== this.region ? [] : failing.filter(({ id }) => !this.known.has(id));
    this.region = failing === null ? null : region;
    this.known = new Set(failing?.map(({ id }) => id));
    return news;
  }
}
