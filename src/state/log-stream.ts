import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { create } from 'zustand';
import { failed, ok, type Result } from '../base/result.ts';
import { readLines, type LinesAsked } from '../cloud/huawei-lts/lines.ts';
import { retrying } from '../cloud/retrying.ts';
import { wallClock } from '../engine/embedded/logstore/client.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { cloudSeconds, useCloud } from './cloud.ts';
import { begin } from './idle.ts';
import { streamRemembered } from './opened-streams.ts';
import { useOpening } from './opening.tsx';
import { validateSearch, withoutQuery } from './search.ts';
import { useSession } from './session.ts';

/**
 * A log stream of Huawei Cloud as the source of the page. The service gives its lines by pages and cannot be followed by a cursor, so they
 * are read once, for a time, and opened as a file in the format of the service under the name of the stream.
 */
export interface StreamToOpen {
  readonly region: string;
  readonly group: string;
  readonly stream: string;
  /** As people call group and stream. */
  readonly name: string;
  /** Unix seconds: what was received before, or after, is not read; until now without the second. */
  readonly since: number;
  readonly until?: number;
}

export interface StreamOpening {
  /** Id of the stream that this is about. */
  readonly of: string;
  /** Lines so far; null while none is opened. */
  readonly lines: number | null;
  readonly problem: CloudProblem | null;
  /** There was nothing to read. */
  readonly empty: boolean;
}

const still: StreamOpening = { of: '', lines: null, problem: null, empty: false };
const useStore = create<StreamOpening>()(() => still);

/** How far the opening of this stream is. */
export function useStreamOpening(stream: string): StreamOpening {
  const opening = useStore();
  return opening.of === stream ? opening : still;
}

/** As many as the service gives at once. */
const pageLines = 5000;

/** All lines of a stream within a time, in the order of their receipt, with an end to each. @param onLines told how many there are after each page. */
export async function readStream(connection: CloudConnection, asked: Pick<LinesAsked, 'region' | 'group' | 'stream' | 'from' | 'to'>, onLines: (count: number) => void, signal?: AbortSignal): Promise<Result<readonly string[], CloudProblem>> {
  const lines: string[] = [];
  let after: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page begins behind the one before
    const page: Awaited<ReturnType<typeof readLines>> = await readLines(connection, { ...asked, limit: pageLines, ...(after === null ? {} : { after }) }, signal);
    if (!page.ok) return failed(page.problem);
    for (const { content } of page.value.lines) lines.push(`${content}\n`);
    onLines(lines.length);
    after = page.value.next;
  } while (after !== null);
  return ok(lines);
}

const patient = { sleep: (milliseconds: number, signal = new AbortController().signal) => wallClock.sleep(milliseconds, signal), random: Math.random };

let running: AbortController | null = null;

/** Stops the reading that goes on, if one does; nothing is opened then. */
export function streamLeft(): void {
  running?.abort();
}

/**
 * Reads a stream and leads to its dashboards; how far it is, and what went wrong, is in `useStreamOpening`. Who leaves the screen meanwhile is
 * not led anywhere.
 */
export function useOpenStream({ stays = false }: { /** On the screen that it is opened from. */ readonly stays?: boolean } = {}): (stream: StreamToOpen) => void {
  const { read } = useOpening();
  const navigate = useNavigate();
  const cloud = useCloud();
  useEffect(() => streamLeft, []);
  const open = async (connection: CloudConnection, { name, since, until = cloudSeconds(), ...place }: StreamToOpen, { signal }: AbortController): Promise<void> => {
    const { stream: of } = place;
    useStore.setState({ ...still, of, lines: 0 });
    const found = await readStream(retrying(connection, patient), { ...place, from: since, to: until }, (lines) => useStore.setState({ lines }), signal);
    const isLeft = signal.aborted;
    useStore.setState(found.ok || isLeft ? { ...still, of, empty: found.ok && !isLeft && found.value.length === 0 } : { ...still, of, problem: found.problem });
    if (!found.ok || isLeft || found.value.length === 0) return;
    // A reading leads back to the screen that it was begun on.
    if (!stays) await navigate({ to: '/overview', search: (before) => ({ ...withoutQuery(validateSearch(before)), n: undefined, t: undefined, f: undefined }) });
    await read([{ kind: 'blob', name, blob: new Blob([...found.value], { type: 'text/plain' }) }], 'replace');
    const { held } = useSession.getState();
    if (held.kind === 'files') streamRemembered(held.hash, { ...place, name, since, until });
  };
  return (stream) => {
    if (cloud.kind !== 'on' || running !== null) return;
    const end = begin('stream');
    running = new AbortController();
    // What goes wrong in the reading is in the session already.
    void open(cloud.connection, stream, running).catch(() => undefined).finally(() => {
      running = null;
      end();
    });
  };
}
