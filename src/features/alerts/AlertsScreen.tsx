import { Button, Menu } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { shortId } from '../../base/short-id.ts';
import type { AlertRule } from '../../model/alert.ts';
import { titleIn } from '../../model/panel.ts';
import { followOtherTabs, ruleDrafted, rulePaused, ruleRemoved, ruleSaved, useAlertRules, useRuleDraft } from '../../state/alert-rules.ts';
import { useHistories, useRuleOwner } from '../../state/alerts.ts';
import { useDescription } from '../../state/engine.tsx';
import { useDeliveries } from '../../state/failed-deliveries.ts';
import { validateSearch } from '../../state/search.ts';
import { useSession } from '../../state/session.ts';
import { sourceName } from '../../state/source-name.ts';
import { SaidNote } from '../../ui/cloud/SaidNote.tsx';
import { Header } from '../../ui/frame/Header.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { useSaid } from '../../ui/use-said.ts';
import { FiredList } from './FiredList.tsx';
import { FirstRules } from './FirstRules.tsx';
import { formWords } from './form-words.ts';
import { Notices } from './Notices.tsx';
import { RuleForm, type RuleWish } from './RuleForm.tsx';
import { RuleList } from './RuleList.tsx';
import { offeredRules, wishOf } from './suggestions.ts';
import { conditionText, keptProblemText, measureText, unitOf } from './texts.ts';
import { alertWords } from './words.ts';
import './alerts.css';

/** A rule in the form: a new one, or one that is there. */
interface Making {
  readonly wish: RuleWish;
  /** Of the rule that is changed; null for a new one. */
  readonly id: string | null;
  readonly from: string | null;
}

const emptyWish: RuleWish = {
  name: '', measure: { kind: 'statement', statement: 'action: REJECT | select srcaddr, count(*) as figure group by srcaddr', value: 'figure', counts: 'records' },
  window: 300, condition: { is: 'over', figure: 100, against: 'fixed', least: null }, again: 1,
};

/** What another screen began. */
function draftedElsewhere(): Making | null {
  const { draft } = useRuleDraft.getState();
  return draft === null ? null : { wish: draft.rule, id: null, from: draft.from };
}

/** The rules of what is open, when each would have fired, and the one that is being made beside them. */
export function AlertsScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(alertWords);
  const { language } = useReader();
  const owner = useRuleOwner();
  const { rules: all, unread } = useAlertRules();
  const rules = all.filter((rule) => rule.owner === owner);
  const { records } = useDescription();
  const { active, files, bytes } = useSession();
  const histories = useHistories(rules);
  const deliveries = useDeliveries(rules.some(({ measure, paused }) => measure.kind === 'delivery' && !paused), true);
  const [begun, setBegun] = useState<Making | null>(draftedElsewhere);
  const { rule: linked } = useSearch({ strict: false });
  const navigate = useNavigate();
  const named = rules.find(({ id }) => id === linked);
  // A rule that is there stands in the address, a new one is nowhere but here.
  const making = begun ?? (named === undefined ? null : { wish: named, id: named.id, from: null });
  const setMaking = (next: Making | null): void => {
    setBegun(next?.id === null ? next : null);
    const id = next?.id ?? undefined;
    if (id !== linked) void navigate({ to: '.', search: (before) => validateSearch({ ...validateSearch(before), rule: id }) });
  };
  const [said, say] = useSaid();
  useEffect(followOtherTabs, []);
  // Taken up once: who comes back finds the list.
  useEffect(() => ruleDrafted(null), []);
  const save = (wish: RuleWish): void => {
    const name = typeof wish.name === 'string' ? wish.name.trim() : wish.name;
    const before = all.find(({ id }) => id === making?.id);
    const done = ruleSaved({ ...wish, name, id: before?.id ?? shortId(), owner, paused: before?.paused ?? false, createdAt: before?.createdAt ?? Math.floor(Date.now() / 1000) });
    say(done.ok ? { text: w.saved(titleIn(name, language)), tone: 'done' } : { text: keptProblemText(done.problem, w), tone: 'problem' });
    if (done.ok) setMaking(null);
  };
  const pause = ({ id, paused }: AlertRule): void => {
    const done = rulePaused(id, !paused);
    if (!done.ok) say({ text: keptProblemText(done.problem, w), tone: 'problem' });
  };
  const remove = (rule: AlertRule): void => {
    const done = ruleRemoved(rule.id);
    if (!done.ok) return say({ text: keptProblemText(done.problem, w), tone: 'problem' });
    const undo = (): void => {
      const back = done.value();
      if (!back.ok) say({ text: keptProblemText(back.problem, w), tone: 'problem' });
    };
    if (making?.id === rule.id) setMaking(null);
    return say({ text: w.removed(titleIn(rule.name, language)), tone: 'done', undo });
  };
  const noticesTold = (text: string | null): void => {
    if (text !== null) say({ text, tone: 'problem' });
    else if (said?.tone === 'problem') say(null);
  };
  const changed = rules.find(({ id }) => id === making?.id);
  const asked = rules.map((rule, i) => ({ rule, history: histories[i] ?? null }));
  const source = sourceName(active, language, { files, bytes }).name;
  return (
    <>
      <Header title={w.title} context={records === 0 ? '' : w.context(rules.length, source)} onMenu={onMenu} wideTools>
        <Suggestions taken={rules} onTake={(rule) => setMaking({ wish: rule, id: null, from: null })} />
        <Button variant={making === null ? 'filled' : 'default'} onClick={() => setMaking({ wish: emptyWish, id: null, from: null })}>{w.newRule}</Button>
      </Header>
      <main className={making === null ? 'sheet alerts' : 'sheet alerts with-form'} id="sheet" tabIndex={-1}>
        <div className="alerts-lists">
          <SaidNote said={said} onDone={() => say(null)} />
          {linked !== undefined && named === undefined && <p className="note alerts-said">{w.notHere(linked)} <button type="button" className="link" onClick={() => setMaking(null)}>{w.leaveOut}</button></p>}
          {unread > 0 && <p className="note alerts-said">{w.unread(unread)}</p>}
          {records === 0 && (
            <p className="alerts-none secondary">{w.noSource} <Link to="/sources" search={true}>{w.openSource}</Link></p>
          )}
          {rules.length === 0 ? (
            <FirstRules onTake={(wish) => setMaking({ wish, id: null, from: null })} />
          ) : (
            <>
              <RuleList asked={asked} deliveries={deliveries} chosen={making?.id ?? null} onChoose={(rule) => setMaking({ wish: rule, id: rule.id, from: null })} notices={<Notices onProblem={noticesTold} />} />
              <FiredList asked={asked} deliveries={deliveries} />
            </>
          )}
          <p className="small tertiary alerts-foot">{w.foot}</p>
        </div>
        {making !== null && <RuleForm key={making.id ?? JSON.stringify(making.wish)} wish={making.wish} isNew={making.id === null} from={making.from} isPaused={changed?.paused ?? false} onPause={changed === undefined ? null : () => pause(changed)} onRemove={changed === undefined ? null : () => remove(changed)} onSave={save} onClose={() => setMaking(null)} />}
      </main>
    </>
  );
}

/** Rules to begin with, but for those that are there already. */
function Suggestions({ taken, onTake }: { readonly taken: readonly AlertRule[]; readonly onTake: (rule: RuleWish) => void }) {
  const w = usePartWords(alertWords);
  const f = usePartWords(formWords);
  const { language, units } = useReader();
  const offered = offeredRules(taken);
  if (offered.length === 0) return null;
  return (
    <Menu width={380} position="bottom-end">
      <Menu.Target>
        <Button>{w.suggested(offered.length)}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{w.suggestedTitle}</Menu.Label>
        {offered.map((rule) => (
          <Menu.Item key={rule.suggestion} onClick={() => onTake(wishOf(rule))}>
            <span className="alerts-offer">{titleIn(rule.name, language)}</span>
            <span className="small tertiary">{measureText(rule, w, f, language)} · {rule.measure.kind === 'delivery' ? w.any : conditionText(rule.condition, w, { unit: unitOf(rule), units })}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
