import { shortId } from '../base/short-id.ts';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import { exceptionBlock, longestExceptionRemark, type ExceptionWish } from '../model/threat-exceptions.ts';
import type { ThreatException } from '../model/threats.ts';
import { useSettings } from './settings.ts';
import { during, useListsTold } from './threat-lists.ts';

/** An exception that was made. `kept` is null where the reader keeps nothing on this device, false where that was not possible. */
export interface ExceptionMade {
  readonly exception: ThreatException;
  readonly kept: boolean | null;
}

/** Nothing of the wish is marked any more, and this is kept on this device when that is the reader's wish. The wish is one without fault. */
export async function exceptionMade(engine: EmbeddedEngine, { block, list, remark }: ExceptionWish): Promise<ExceptionMade> {
  const exception: ThreatException = { id: shortId(), block: exceptionBlock(block), list, remark: remark.trim().slice(0, longestExceptionRemark), at: Math.floor(Date.now() / 1000) };
  let kept: boolean | null = null;
  await during(async () => {
    await engine.threatLists.except(exception);
    kept = useSettings.getState().keep ? await engine.threatLists.keep() : null;
  });
  return { exception, kept };
}

/** It is marked again. */
export async function exceptionEnded(engine: EmbeddedEngine, { id }: ThreatException): Promise<void> {
  await during(() => engine.threatLists.endException(id));
}

/** An exception that was ended, as it was. */
export async function exceptionAgain(engine: EmbeddedEngine, exception: ThreatException): Promise<void> {
  await during(() => engine.threatLists.except(exception));
}

/** On the screen of lists, which says what was done and takes it back. */
export async function exceptionMadeHere(engine: EmbeddedEngine, wish: ExceptionWish): Promise<void> {
  const made = await exceptionMade(engine, wish);
  useListsTold.setState({ outcomes: [], removed: null, exception: { ...made, does: 'made', owner: engine.threatLists.now().owner } });
}

export async function exceptionEndedHere(engine: EmbeddedEngine, exception: ThreatException): Promise<void> {
  const { owner } = engine.threatLists.now();
  await exceptionEnded(engine, exception);
  useListsTold.setState({ outcomes: [], removed: null, exception: { exception, kept: null, does: 'ended', owner } });
}

/** Takes back what was last done with an exception there. */
export async function exceptionUndone(engine: EmbeddedEngine): Promise<void> {
  const { exception: told } = useListsTold.getState();
  useListsTold.setState({ exception: null });
  if (told?.does === 'made') await exceptionEnded(engine, told.exception);
  if (told?.does === 'ended') await exceptionAgain(engine, told.exception);
}
