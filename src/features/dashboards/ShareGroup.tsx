import { useCallback, useState } from 'react';
import { joinedSentences } from '../../base/words.ts';
import type { Said } from '../../charts/finding/finding.ts';
import type { Panel, Text } from '../../model/panel.ts';
import type { Face } from '../../ui/panel/PanelActions.tsx';
import { useDashboard } from './dashboard-context.tsx';
import { PanelCell } from './PanelCell.tsx';

/** Shares of one whole under one title. What the sections found stands together; a section that is turned has the frame for itself. */
export function ShareGroup({ title, panels }: { readonly title: Text; readonly panels: readonly Panel[] }) {
  const { look } = useDashboard();
  const [said, setSaid] = useState<Readonly<Record<string, Said | null>>>({});
  const [turned, setTurned] = useState<string | null>(null);
  const onSaid = useCallback((id: string, one: Said | null) => setSaid((before) => ({ ...before, [id]: one })), []);
  const onFace = useCallback((id: string, face: Face) => setTurned(face === 'picture' ? null : id), []);
  const sentences = panels.map((panel) => said[panel.id] ?? null);
  const plain = joinedSentences(sentences.filter((one) => one?.warning === false).map((one) => one?.text ?? null).slice(0, 2), look.language);
  const warnings = sentences.flatMap((one) => (one?.warning === true ? [one.text] : []));
  const alone = turned !== null;
  return (
    <>
      {alone ? null : (
        <div className="panel-head"><h2 className="part">{title[look.language]}</h2></div>
      )}
      {alone ? null : <div className="panel-finding" title={plain}>{plain === '' ? '\u00a0' : plain}</div>}
      {panels.map((panel) => (
        // All stay mounted, so that turning one back needs no new answer.
        <div key={panel.id} className={alone && turned === panel.id ? 'group-section alone' : 'group-section'} hidden={alone && turned !== panel.id}>
          <PanelCell panel={panel} section={turned !== panel.id} onSaid={onSaid} onFace={onFace} />
        </div>
      ))}
      {alone ? null : warnings.map((text) => <p key={text} className="group-finding warn"><span aria-hidden="true">⚠ </span>{text}</p>)}
    </>
  );
}
