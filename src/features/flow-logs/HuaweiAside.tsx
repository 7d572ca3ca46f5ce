import { useState } from 'react';
import { cloudSeconds } from '../../state/cloud.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useNewestLine } from '../../state/huawei-networks.ts';
import { streamLeft, useOpenStream, useStreamOpening } from '../../state/log-stream.ts';
import { OpenStream } from '../../ui/cloud/OpenStream.tsx';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { huaweiWords } from './huawei-words.ts';
import type { Row } from './row.ts';
import { WhatEnds } from './WhatEnds.tsx';

const spans = { hour: 3600, day: 86_400, all: 365 * 86_400 } as const;
const spanNames = ['hour', 'day', 'all'] as const satisfies readonly (keyof typeof spans)[];

/** What a flow log of Huawei Cloud delivered, how it is opened, and what ends what. */
export function HuaweiAside({ row }: { readonly row: Exclude<Row, { kind: 'alibaba' }> }) {
  const w = usePartWords(huaweiWords);
  const [span, setSpan] = useState<keyof typeof spans>('day');
  const { region, createdAt, log: { logGroup: group, logStream: stream } } = row;
  const newest = useNewestLine({ region, group, stream, since: createdAt });
  const open = useOpenStream();
  const opening = useStreamOpening(stream);
  const problem = cloudProblemOf(newest.error);
  const name = row.target.join('/');
  return (
    <aside className="cloud-aside">
      <section>
        <h3>{w.read}</h3>
        {problem !== null && <ProblemNote problem={problem} fact={w.failed} onRetry={() => void newest.refetch()} />}
        {newest.data === null && <p className="small secondary">{w.none}</p>}
        {newest.data !== undefined && newest.data !== null && (
          <>
            <label className="row small">
              <span className="grow secondary">{w.span}</span>
              <select className="bar-select" value={span} onChange={(event) => setSpan(spanNames.find((one) => one === event.currentTarget.value) ?? 'day')}>
                {spanNames.map((one) => <option key={one} value={one}>{w[one]}</option>)}
              </select>
            </label>
            <OpenStream name={name} {...opening} onStop={streamLeft} filled onOpen={() => open({ region, group, stream, name, since: cloudSeconds() - spans[span] })} />
            <p className="small tertiary">{w.newest}</p>
            <p className="small mono flow-log-line">{newest.data.content}</p>
            <p className="small tertiary">{w.shared}</p>
          </>
        )}
      </section>
      <WhatEnds words={w} />
    </aside>
  );
}
