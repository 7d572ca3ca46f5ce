import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { errorText } from '../base/error-text.ts';
import { proxied } from '../cloud/proxied.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import { type Beginning, type DemoCloud, demoCloudDatabase, type StartDemoCloud } from '../model/cloud/demo.ts';
import { cloudAskedAnew } from './cloud-anew.ts';
import { begin } from './idle.ts';
import { settingsChanged, useSettings } from './settings.ts';

/**
 * What stands behind `/cloud` of this page's host: nothing yet, the demo cloud, or a reverse proxy before a real account. Which of them
 * is a setting of this browser; the demo cloud is started when a screen first needs it, never before.
 */
export type CloudState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly connection: CloudConnection; readonly demo: DemoCloud | null }
  | { readonly kind: 'failed'; readonly message: string };

export const useCloud = create<CloudState>()(() => ({ kind: 'off' }));

let starter: StartDemoCloud | null = null;

/** The app says how the demo cloud is started: what makes it is no part of the page. */
export function demoCloudGiven(start: StartDemoCloud): void {
  starter = start;
}

/** Chooses what stands behind `/cloud`, in this browser from now on, and starts it. */
export async function cloudChosen(choice: 'none' | 'demo' | 'proxy', beginning: Beginning = 'new'): Promise<void> {
  settingsChanged({ cloud: choice });
  const before = useCloud.getState();
  if (before.kind === 'on') before.demo?.stop();
  useCloud.setState({ kind: 'off' }, true);
  if (choice !== 'none') await cloudStarted(choice, beginning);
}

/** Disconnects, and removes the demo cloud's account from this device. Never rejects: where it cannot be removed there is none. */
export async function demoCloudForgotten(): Promise<void> {
  await cloudChosen('none');
  await new Promise<void>((done) => {
    try {
      const request = indexedDB.deleteDatabase(demoCloudDatabase);
      // Another tab that will not let go keeps its own copy; this page has forgotten.
      for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => done());
    } catch {
      done();
    }
  });
}

/** Starts what was chosen. Never rejects: the state says how it went. */
export async function cloudStarted(choice: 'demo' | 'proxy', beginning: Beginning): Promise<void> {
  if (choice === 'proxy') {
    useCloud.setState({ kind: 'on', connection: proxied, demo: null }, true);
    return;
  }
  const end = begin('demo cloud');
  useCloud.setState({ kind: 'starting' }, true);
  try {
    if (starter === null) throw new Error('Nothing here makes a demo cloud.');
    const demo = await starter(beginning);
    useCloud.setState({ kind: 'on', connection: demo, demo }, true);
  } catch (error) {
    useCloud.setState({ kind: 'failed', message: errorText(error) }, true);
  } finally {
    end();
  }
}

/** The cloud as chosen in this browser, started now if it was not yet and is wanted. */
export function useStartedCloud(wanted = true): CloudState {
  const state = useCloud();
  const choice = useSettings((settings) => settings.cloud);
  useEffect(() => {
    if (wanted && choice !== 'none' && useCloud.getState().kind === 'off') void cloudStarted(choice, 'new');
  }, [choice, wanted]);
  return state;
}

/** The demo cloud, when that is what answers. */
export function useDemoCloud(): DemoCloud | null {
  return useCloud((state) => (state.kind === 'on' ? state.demo : null));
}

/** What changes in the demo cloud, in this tab or another, is asked anew by what shows it. Once for the whole page: each time asks all of it. */
export function useChangesSeen(): void {
  const demo = useDemoCloud();
  const queries = useQueryClient();
  useEffect(() => demo?.watch(() => void cloudAskedAnew(queries)), [demo, queries]);
}

/** Seconds of the cloud's clock, read anew once a second: for states that count down. */
export function useCloudSeconds(): number {
  return useSyncExternalStore(everySecond, cloudSeconds);
}

export function cloudSeconds(): number {
  const state = useCloud.getState();
  return state.kind === 'on' && state.demo !== null ? Math.floor(state.demo.now()) : Math.floor(Date.now() / 1000);
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1000);
  const state = useCloud.getState();
  const stop = state.kind === 'on' ? state.demo?.watch(listener) : undefined;
  return () => {
    clearInterval(timer);
    stop?.();
  };
}
