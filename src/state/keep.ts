import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import { alertsAny } from './alerts-any.ts';
import { demoCloudForgotten } from './cloud.ts';
import { begin } from './idle.ts';
import { domainsAny } from './domains-any.ts';
import { instancesAny } from './instances-any.ts';
import { forgetLocal } from './local.ts';
import { recentForgotten } from './recent.ts';
import { savedNone } from './saved-any.ts';
import { sessionEnded, useSession } from './session.ts';
import { settingsChanged, settingsForgotten } from './settings.ts';
import { silencedAny } from './silenced-any.ts';
import { viewsAny } from './views-any.ts';

/** Keeps what is open on this device from now on, or removes what is kept. How it went is the engine's `keeping()`. */
export async function keepingSwitched(engine: EmbeddedEngine, on: boolean): Promise<void> {
  settingsChanged({ keep: on });
  const end = begin('keeping');
  try {
    if (!on) {
      await engine.forgetEverything();
      return;
    }
    if (engine.describe().records > 0 && useSession.getState().active.kind === 'files') await engine.keep();
    const { v4, v6 } = engine.networks();
    if (v4 || v6) await engine.keepNetworks();
    const { lists, exceptions } = engine.threatLists.now();
    if (lists.length > 0 || exceptions.length > 0) await engine.threatLists.keep();
  } finally {
    end();
  }
}

/** Removes everything of this page from this device, closes what is open, and starts as on a first visit. */
export async function everythingForgotten(engine: EmbeddedEngine): Promise<void> {
  const end = begin('forgetting');
  try {
    await engine.forgetEverything();
    await engine.removeNetworks('v4');
    await engine.removeNetworks('v6');
    await engine.threatLists.dropAll();
    await engine.clear();
    await demoCloudForgotten();
  } finally {
    sessionEnded();
    settingsForgotten();
    recentForgotten();
    const [draft, history, saved, wizard] = await Promise.all([import('./query-draft.ts'), import('./query-history.ts'), import('./saved-statements.ts'), import('./wizard-draft.ts')]);
    draft.draftForgotten();
    wizard.flowLogDraftForgotten();
    history.historyForgotten();
    saved.savedForgotten();
    savedNone();
    viewsAny(false);
    instancesAny(false);
    alertsAny(false);
    silencedAny(false);
    domainsAny(false);
    // Last, as the stores above have just written their new state.
    forgetLocal();
    end();
  }
}
