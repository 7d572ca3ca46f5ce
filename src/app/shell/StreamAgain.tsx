import { useState } from 'react';
import { useStartedCloud } from '../../state/cloud.ts';
import { streamLeft, useOpenStream, useStreamOpening } from '../../state/log-stream.ts';
import { rememberedStream, type OpenedStream } from '../../state/opened-streams.ts';
import { OpenStream } from '../../ui/cloud/OpenStream.tsx';

/** Where the missing records were read from a log stream of Huawei Cloud, they are read from it again. */
export function StreamAgain({ hash }: { readonly hash: string }) {
  const [stream] = useState(() => rememberedStream(hash));
  return stream === null ? null : <Again stream={stream} />;
}

function Again({ stream }: { readonly stream: OpenedStream }) {
  const cloud = useStartedCloud();
  const open = useOpenStream({ stays: true });
  const opening = useStreamOpening(stream.stream);
  return <OpenStream name={stream.name} {...opening} disabled={cloud.kind !== 'on'} again onStop={streamLeft} onOpen={() => open(stream)} />;
}
