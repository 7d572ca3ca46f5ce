import { useCloudSeconds } from '../../state/cloud.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { StateMark, type StateTone } from '../../ui/cloud/StateMark.tsx';
import { groupOf, type Row, type RowState, type StateGroup } from './row.ts';
import { useSeenStates } from './seen-states.ts';
import { words } from './words.ts';

const tones: Readonly<Record<StateGroup, StateTone>> = { attention: 'bad', moving: 'moving', active: 'good', stopped: 'still' };

export const stateWord = {
  failing: 'stateFailing', locked: 'stateLocked', error: 'stateError', pending: 'statePending', activating: 'stateActivating', modifying: 'stateModifying',
  deactivating: 'stateDeactivating', deleting: 'stateDeleting', active: 'stateActive', stopped: 'stateStopped', unknown: 'stateUnknown',
} as const satisfies Readonly<Record<RowState, keyof typeof words>>;

/** The state of a flow log; one that ends by itself says for how long it lasts already. */
export function StateCell({ row }: { readonly row: Row }) {
  const w = usePartWords(words);
  const group = groupOf(row.state);
  return <StateMark tone={tones[group]} word={w[stateWord[row.state]]} {...(group === 'moving' ? { since: <Since row={row} /> } : {})} />;
}

function Since({ row }: { readonly row: Row }) {
  const w = usePartWords(words);
  const now = useCloudSeconds();
  const since = useSeenStates(row.key).at(-1)?.at ?? now;
  return w.seconds(Math.max(0, now - since));
}
