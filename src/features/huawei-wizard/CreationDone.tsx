import { Link } from '@tanstack/react-router';
import { formatTime } from '../../base/format/time.ts';
import type { HuaweiDraft, HuaweiKind } from '../../state/huawei-draft.ts';
import { useHuaweiVpcFlowLogs, useLogStreams, useRouterFlowLogs } from '../../state/huawei-flow-logs.ts';
import { useNewestLine } from '../../state/huawei-networks.ts';
import { streamLeft, useOpenStream, useStreamOpening } from '../../state/log-stream.ts';
import { withoutQuery } from '../../state/search.ts';
import { OpenStream } from '../../ui/cloud/OpenStream.tsx';
import { StateMark, type StateTone } from '../../ui/cloud/StateMark.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { reviewWords } from './review-words.ts';
import { targetNames } from './target.ts';
import type { Creation } from './use-creation.ts';

interface CreationDoneProps {
  readonly kind: HuaweiKind;
  readonly creation: Creation;
  readonly onAnother: () => void;
}

/** What is there now: its state until it is enabled, when its first records come, and how they are opened. */
export function CreationDone({ kind, creation: { draft, pieces, doneAt }, onAnother }: CreationDoneProps) {
  const w = usePartWords(reviewWords);
  const id = pieces.findLast(({ piece }) => piece.kind === 'flow-log')?.id ?? '';
  const state = useStateOf(kind, id);
  if (draft === null) return null;
  const word = { creating: w.stateCreating, enabled: w.stateEnabled, stopped: w.stateStopped, failed: w.stateFailed }[state];
  return (
    <div className="wizard-made">
      <output><StateMark tone={tones[state]} word={word} /></output>
      <Records draft={draft} since={doneAt} isEnabled={state === 'enabled'} />
      <p className="row">
        <Link to="/flow-logs/$cloud/$region/$id" params={{ cloud: kind, region: draft.region, id }} search={withoutQuery}>{w.toFlowLog}</Link>
        <Link to="/flow-logs" search={withoutQuery}>{w.toList}</Link>
        <button type="button" className="link" onClick={onAnother}>{w.another}</button>
      </p>
    </div>
  );
}

type MadeState = 'creating' | 'enabled' | 'stopped' | 'failed';
const tones: Readonly<Record<MadeState, StateTone>> = { creating: 'moving', enabled: 'good', stopped: 'still', failed: 'bad' };

/** Until the list has it, it is being made. */
function useStateOf(kind: HuaweiKind, id: string): MadeState {
  const vpc = useHuaweiVpcFlowLogs(kind === 'huawei-vpc').data?.logs.find(({ log }) => log.id === id)?.log;
  const router = useRouterFlowLogs(kind === 'huawei-er').data?.logs.find(({ log }) => log.id === id)?.log;
  if (vpc !== undefined) return vpc.status === 'ERROR' ? 'failed' : vpc.enabled ? 'enabled' : 'stopped';
  if (router === undefined || router.state === 'pending' || router.state === 'modifying') return 'creating';
  return router.state === 'available' ? (router.enabled ? 'enabled' : 'stopped') : 'failed';
}

/** A window, and the minute in which its records reach the stream. */
const firstAfter = 660;

function Records({ draft, since, isEnabled }: { readonly draft: HuaweiDraft; readonly since: number; readonly isEnabled: boolean }) {
  const w = usePartWords(reviewWords);
  const { zone } = useReader();
  const { region, group, stream } = draft;
  const names = targetNames(draft, useLogStreams([region]).data ?? { groups: undefined, streams: undefined });
  const newest = useNewestLine({ region, group, stream, since }, isEnabled);
  const open = useOpenStream();
  const opening = useStreamOpening(stream);
  const name = `${names.group}/${names.stream}`;
  const has = newest.data !== undefined && newest.data !== null;
  return (
    <>
      <output className="small">{has ? w.firstCame : w.firstAt(formatTime(since + firstAfter, zone, 'minute'))}</output>
      <OpenStream name={name} {...opening} onStop={streamLeft} filled disabled={!has} onOpen={() => open({ region, group, stream, name, since })} />
    </>
  );
}
