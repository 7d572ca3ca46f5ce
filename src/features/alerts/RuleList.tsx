import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { formatExact } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import type { AlertRule } from '../../model/alert.ts';
import { titleIn } from '../../model/panel.ts';
import { failingOf, type Deliveries } from '../../state/failed-deliveries.ts';
import { withoutQuery } from '../../state/search.ts';
import { problemSentence } from '../../ui/cloud/problem-sentence.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { stateOf, type AskedRule, type RuleState } from './asked-rule.ts';
import { RuleCells, RuleHeads } from './RuleCells.tsx';
import { alertProblemText } from './texts.ts';
import { alertWords } from './words.ts';

const groups = ['all', 'firing', 'quiet', 'paused'] as const;
type Group = (typeof groups)[number];

const marks: Readonly<Record<RuleState, string>> = { firing: '◆', quiet: '●', paused: '○', broken: '▲', asking: '…' };
const stateWord = { firing: 'stateFiring', quiet: 'stateQuiet', paused: 'statePaused', broken: 'stateBroken', asking: 'stateAsking' } as const;

interface RuleListProps {
  readonly asked: readonly AskedRule[];
  readonly deliveries: Deliveries;
  /** Id of the rule in the form. */
  readonly chosen: string | null;
  readonly onChoose: (rule: AlertRule) => void;
  readonly notices: ReactNode;
}

/** The rules, a line each, by their state; a rule that cannot be asked says why beneath. */
export function RuleList({ asked, deliveries, chosen, onChoose, notices }: RuleListProps) {
  const w = usePartWords(alertWords);
  const { language, zone } = useReader();
  const [group, setGroup] = useState<Group>('all');
  const [looked, setLooked] = useState('');
  const told = asked.map((one) => ({ ...one, state: stateOf(one, deliveries) }));
  const inGroup = (of: Group): typeof told => told.filter(({ state }) => of === 'all' || state === of);
  const shown = inGroup(group).filter(({ rule }) => titleIn(rule.name, language).toLowerCase().includes(looked.trim().toLowerCase()));
  return (
    <section aria-label={w.title}>
      <div className="alerts-bar row">
        <fieldset className="alerts-groups" aria-label={w.state}>
          {groups.map((each) => (
            <button key={each} type="button" aria-pressed={group === each} onClick={() => setGroup(each)}>{w[each]} {inGroup(each).length}</button>
          ))}
        </fieldset>
        <label className="alerts-find">
          <Icon name="search" little />
          <input type="search" aria-label={w.find} placeholder={w.find} value={looked} onChange={(event) => setLooked(event.currentTarget.value)} />
        </label>
        <span className="grow" />
        {notices}
      </div>
      {shown.length === 0 ? <p className="alerts-none small secondary">{w.noneFound}</p> : (
        <table className="list alert-rules">
          <thead>
            <tr>
              <RuleHeads />
              <th scope="col" className="end alert-number">{w.fired}</th><th scope="col" className="alert-last wide-only">{w.last}</th><th scope="col" className="alert-state">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => <Row key={one.rule.id} one={one} state={one.state} deliveries={deliveries} isChosen={one.rule.id === chosen} onChoose={onChoose} />)}
          </tbody>
        </table>
      )}
      {shown.map(({ rule, history }) => history?.ok === false && !rule.paused && (
        <p key={rule.id} className="small alert-trouble" role="alert"><b>{titleIn(rule.name, language)}</b>: {alertProblemText(history.problem, w, language, zone)}</p>
      ))}
      {shown.map(({ rule, state }) => rule.measure.kind === 'delivery' && state === 'broken' && <DeliveryTrouble key={rule.id} name={titleIn(rule.name, language)} deliveries={deliveries} />)}
    </section>
  );
}

/** Why deliveries are not known, and where that is mended. */
function DeliveryTrouble({ name, deliveries }: { readonly name: string; readonly deliveries: Deliveries }) {
  const w = usePartWords(alertWords);
  const { language } = useReader();
  return (
    <p className="small alert-trouble" role="alert">
      <b>{name}</b>: {deliveries.is === 'refused' ? problemSentence(deliveries.problem, language) : deliveries.is === 'not-started' ? deliveries.message : w.noAccount} <Link to="/flow-logs" search={withoutQuery}>{w.showFlowLogs}</Link>
    </p>
  );
}

interface RowProps extends Pick<RuleListProps, 'deliveries' | 'onChoose'> {
  readonly one: AskedRule;
  readonly state: RuleState;
  readonly isChosen: boolean;
}

function Row({ one: { rule, history }, state, deliveries, isChosen, onChoose }: RowProps) {
  const w = usePartWords(alertWords);
  const { zone } = useReader();
  const told = history?.ok === true ? history.value : null;
  const last = told?.events[0];
  const failing = failingOf(deliveries);
  return (
    <tr className={isChosen ? 'chosen' : undefined} aria-selected={isChosen}>
      <RuleCells rule={rule} told={told} isPaused={rule.paused} onChoose={() => onChoose(rule)} />
      <td className="end">{rule.paused ? '–' : told !== null ? formatExact(told.events.length) : rule.measure.kind === 'delivery' && failing !== null ? formatExact(failing.length) : '–'}</td>
      <td className="secondary wide-only">{last === undefined || rule.paused ? '–' : formatTime(last.range.from, zone, 'minute')}</td>
      <td><span className={`alert-mark ${state}`} aria-hidden="true">{marks[state]}</span> {w[stateWord[state]]}</td>
    </tr>
  );
}
