import { present } from '../base/assert.ts';
import type { Answer, Engine } from '../engine/engine.ts';
import type { Question } from '../statement/question.ts';
import { wasAnswered, wasAsked } from './asked.ts';
import { Gathered } from './gathered.ts';
import { pageQuiet, type Quiet } from './idle.ts';

/** `later`: of a panel off the screen, asked when what is on it has been drawn. */
export type Urgency = 'now' | 'later';
/** `after`: in the message of what is asked now, behind it. */
export type AskedWhen = Urgency | 'after';

interface Waiting {
  /** Of those that travel together it is answered last. */
  readonly last: boolean;
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Milliseconds for which answers are gathered before the page has them: each by itself would be rendered, laid out and painted by
 * itself, while the engine's threads want the cores.
 */
const gathering = 200;

/**
 * The part of a message's answers that the page has as soon as they are here, without the rest: the page's thread draws them while the
 * last and longest questions leave a core to it (visible 4 % sooner over 38 filters of ten million records; a smaller part, or each
 * lot by itself, was not faster than all at once).
 */
const ahead = 0.6;

/** An answer that comes within this time, in milliseconds, replaces the old one without a sign in between. */
const lateAfter = 400;

/** A message that has been sent: what of it is not answered yet, and how to stop the work. */
interface Sent {
  readonly open: Set<Waiting>;
  /** Answers that have come and that nobody has yet. */
  readonly gathered: Gathered;
  readonly stop: AbortController;
}

/**
 * Questions that are asked in the same turn travel in one message, in the order asked: what is seen first is answered
 * first. When nobody waits for any of them any more, the work itself is stopped. What may come later goes in a message of
 * its own once what is visible has been drawn, and is taken back whenever something is asked at once.
 */
export class Post {
  private now: Waiting[] = [];
  private held: Waiting[] = [];
  private later: Sent | null = null;
  private releasing = false;
  private domainHolds = 0;
  private unnamed: { readonly one: Waiting; readonly when: Urgency }[] = [];
  private readonly late = new Set<Sent>();
  private readonly onLate = new Set<(isLate: boolean) => void>();

  constructor(
    private readonly engine: Engine,
    private readonly quiet: Quiet = pageQuiet,
  ) {}

  /** Rejects when the signal is aborted. */
  ask(question: Question, signal: AbortSignal, when: AskedWhen = 'now'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const one = { question, signal, resolve, reject, last: when === 'after' };
      this.take(one, when === 'later' ? 'later' : 'now');
    });
  }

  /**
   * The engine does not have the domains of what is looked at yet: questions that name domains wait until what is returned is called
   * (more than once does no harm), else their answers would be drawn with other names first.
   */
  holdDomains(): () => void {
    this.domainHolds++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--this.domainHolds > 0) return;
      const waited = this.unnamed;
      this.unnamed = [];
      for (const { one, when } of waited) this.take(one, when);
    };
  }

  /**
   * Calls back with true when what was asked at once is not wholly answered for long enough that it should be seen, and with false
   * when nothing is late any more; gives how to stop. One sign for all: a sign per panel at each click cost more than many an answer.
   */
  followLate(listener: (isLate: boolean) => void): () => void {
    this.onLate.add(listener);
    return () => this.onLate.delete(listener);
  }

  private setLate(sent: Sent, isLate: boolean): void {
    const before = this.late.size > 0;
    if (isLate) this.late.add(sent);
    else this.late.delete(sent);
    const after = this.late.size > 0;
    if (before !== after) for (const listener of this.onLate) listener(after);
  }

  private take(one: Waiting, when: Urgency): void {
    if (when === 'later') this.hold(one);
    else this.toSend(one);
  }

  /** Those that can be sent; looked at when they are sent, as the domains may become others in the turn in which they were asked. */
  private sendable(some: readonly Waiting[], when: Urgency): Waiting[] {
    const there = withoutLeft(some);
    if (this.domainHolds === 0) return there;
    this.unnamed.push(...there.filter(({ question }) => namesDomains(question)).map((one) => ({ one, when })));
    return there.filter(({ question }) => !namesDomains(question));
  }

  /** What was put off is asked at once now. Does nothing where it was not, or is answered already. */
  hurry(question: Question): void {
    const isIt = (one: Waiting): boolean => one.question.key === question.key && one.question.counts === question.counts;
    this.unnamed = this.unnamed.map(({ one, when }) => ({ one, when: isIt(one) ? 'now' : when }));
    if ([...(this.later?.open ?? [])].some(isIt)) this.recall();
    const wanted = this.held.filter(isIt);
    if (wanted.length === 0) return;
    this.held = this.held.filter((one) => !isIt(one));
    for (const one of wanted) this.toSend(one);
  }

  /** Something that does not go through here is asked at once: the message that could wait is taken back. */
  makeWay(): void {
    this.recall();
  }

  private toSend(one: Waiting): void {
    if (this.now.length === 0) queueMicrotask(() => this.sendNow());
    this.now.push(one);
  }

  private sendNow(): void {
    const batch = this.sendable(this.now, 'now').sort((a, b) => Number(a.last) - Number(b.last));
    this.now = [];
    if (batch.length === 0) return;
    this.recall();
    const ended = this.quiet.begin(`${batch.length} questions`);
    const sent: Sent = this.send(batch, () => {
      clearTimeout(timer);
      this.setLate(sent, false);
      ended();
    });
    const timer = setTimeout(() => this.setLate(sent, true), lateAfter);
  }

  /** Stops the message that could wait; what of it is not answered waits again. */
  private recall(): void {
    const sent = this.later;
    if (!sent) return;
    this.later = null;
    sent.gathered.give();
    const open = [...sent.open];
    sent.open.clear();
    sent.stop.abort();
    this.held.unshift(...open);
    this.hold();
  }

  private hold(...some: readonly Waiting[]): void {
    this.held.push(...some);
    if (!this.releasing) void this.release();
  }

  private async release(): Promise<void> {
    this.releasing = true;
    const ended = this.quiet.begin('panels off the screen', 'later');
    try {
      while (this.held.length > 0) {
        await this.quiet.visible();
        const batch = this.sendable(this.held, 'later');
        this.held = [];
        if (batch.length > 0) this.later = this.send(batch, this.quiet.begin(`${batch.length} questions`, 'later'));
      }
    } finally {
      this.releasing = false;
      ended();
    }
  }

  private send(batch: readonly Waiting[], ended: () => void): Sent {
    const stop = new AbortController();
    const open = new Set(batch);
    const gathered = new Gathered(gathering, Math.ceil(ahead * batch.length));
    const sent = { open, gathered, stop };
    const askedAt = performance.now();
    wasAsked(batch.map((one) => one.question));
    const left = (one: Waiting): void => {
      if (!open.delete(one)) return;
      one.reject(one.signal.reason);
      if (open.size === 0) stop.abort();
    };
    for (const one of batch) one.signal.addEventListener('abort', () => left(one), { once: true });
    const take = (index: number, answer: Answer): void => {
      const one = present(batch[index], `question ${index} of the batch`);
      if (open.delete(one)) one.resolve(answer);
    };
    this.engine
      .answer(batch.map((one) => one.question), stop.signal, (index, answer) => gathered.add(() => take(index, answer)), batch.map((one) => one.signal))
      .then((answers) => {
        wasAnswered(askedAt, answers);
        gathered.give();
        answers.forEach((answer, index) => take(index, answer));
      })
      .catch((reason: unknown) => {
        for (const one of open) one.reject(reason);
        open.clear();
      })
      .finally(() => {
        if (this.later === sent) this.later = null;
        ended();
      });
    return sent;
  }
}

/** By its printed form, so that a text that only looks like one of the fields counts as well. */
function namesDomains({ key }: Question): boolean {
  return /\b(?:src|dst)type\b/i.test(key);
}

/** Those that somebody still waits for; the others are told that they were left. */
function withoutLeft(some: readonly Waiting[]): Waiting[] {
  for (const one of some) if (one.signal.aborted) one.reject(one.signal.reason);
  return some.filter((one) => !one.signal.aborted);
}
