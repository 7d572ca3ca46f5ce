import type { Result } from '../../base/result.ts';
import type { ThreatException } from '../../model/threats.ts';
import { noLists } from './no-lists.ts';
import type { Requests } from './requests.ts';
import type { AddressFacts, LoadedThreatLists, NewThreatList, ThreatListChange, ThreatListDeed, ThreatListFault, ThreatListOutcome, ThreatLists } from './threat-lists.ts';
import { Told } from './told.ts';

/** The page's side of the threat lists: what the worker told of them, and what it is asked to do. */
export class PageThreatLists implements ThreatLists {
  private readonly state = new Told(noLists(null, 0, null));
  private readonly requests: Requests;

  constructor(requests: Requests) {
    this.requests = requests;
  }

  now(): LoadedThreatLists {
    return this.state.value;
  }

  watch(listener: (lists: LoadedThreatLists) => void): () => void {
    return this.state.watch(listener);
  }

  told(lists: LoadedThreatLists): void {
    this.state.tell(lists);
  }

  async load(file: Blob, name: string): Promise<Result<NewThreatList, ThreatListFault>> {
    const { loaded } = await this.carryOut({ do: 'load', file, name });
    if (!loaded) throw new Error('The worker answered another question');
    return loaded;
  }

  async change(list: string, change: ThreatListChange): Promise<void> {
    await this.carryOut({ do: 'change', list, change });
  }

  async remove(list: string): Promise<void> {
    await this.carryOut({ do: 'remove', list });
  }

  async bringBack(list: string): Promise<void> {
    await this.carryOut({ do: 'bring-back', list });
  }

  async except(exception: ThreatException): Promise<void> {
    await this.carryOut({ do: 'except', exception });
  }

  async endException(exception: string): Promise<void> {
    await this.carryOut({ do: 'end-exception', exception });
  }

  async includePrivate(include: boolean): Promise<void> {
    await this.carryOut({ do: 'include-private', include });
  }

  async setOwner(owner: string): Promise<void> {
    await this.carryOut({ do: 'owner', owner });
  }

  async use(hash: string): Promise<void> {
    await this.carryOut({ do: 'use', hash });
  }

  async keep(): Promise<boolean> {
    return (await this.carryOut({ do: 'keep' })).kept === true;
  }

  async dropAll(): Promise<void> {
    await this.carryOut({ do: 'drop-all' });
  }

  async facts(addresses: readonly string[]): Promise<readonly AddressFacts[]> {
    return (await this.carryOut({ do: 'facts', addresses })).facts ?? [];
  }

  private async carryOut(deed: ThreatListDeed): Promise<ThreatListOutcome> {
    return (await this.requests.replyOf('threat-lists', { type: 'threat-lists', id: this.requests.id(), deed })).outcome;
  }
}
