import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { catalog } from '../../base/words.ts';
import { narrowName, quantityText } from '../../charts/figures.ts';
import { filterIs } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import type { Scope } from '../../model/scope.ts';
import { answerOptions } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { gestureOf } from '../../ui/chart/gesture.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { addressesOf, candidateStatements, doubtStatements, doubtsOf, type Candidate, type Doubt } from './could-be.ts';
import { useDashboard } from './dashboard-context.tsx';
import { questionOf } from './questions.ts';

const couldBeWords = catalog({
  couldBe: { en: 'Could be…', zh: '可能是…' },
  about: { en: 'Addresses that several instances have, and the instances that they could be', zh: '多个实例共用的地址及其可能对应的实例' },
  address: { en: (address: string, volume: string) => `${address}, ${volume}, could be`, zh: (address: string, volume: string) => `${address}，${volume}，可能是` },
  asking: { en: 'Asking…', zh: '正在查询…' },
  failed: { en: 'The answer failed.', zh: '查询失败。' },
  none: { en: 'In what is looked at, no end could be several instances.', zh: '当前范围内没有可能对应多个实例的一端。' },
  noOwner: { en: 'no instance in these records', zh: '记录中没有对应的实例' },
});

/** A menu of the instances that an ambiguous end could be. Choosing one filters by it, as a click elsewhere does. */
export function CouldBe() {
  const words = usePartWords(couldBeWords);
  const [opened, setOpened] = useState(false);
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className="link small" tabIndex={-1} data-inside="" title={words.about}>{words.couldBe}</button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>{opened ? <Doubts /> : null}</Menu.Dropdown>
    </Menu>
  );
}

/** Two answers, one per end; undefined while one is missing, null where one failed. */
function useAnswers(statements: readonly [string, string] | null, scope: Scope): readonly [Frame, Frame] | null | undefined {
  const engine = useEngine();
  const { revision, fields } = useDescription();
  const of = (at: 0 | 1) => {
    const question = statements === null ? null : questionOf({ statement: statements[at], counts: 'records' }, scope, fields);
    return answerOptions(engine, question?.ok === true ? question.value : null, revision);
  };
  const [out, into] = [useQuery(of(0)).data, useQuery(of(1)).data];
  if (out === undefined || into === undefined) return undefined;
  return out.result.ok && into.result.ok ? [out.result.value, into.result.value] : null;
}

function Doubts() {
  const words = usePartWords(couldBeWords);
  const { scope } = useDashboard();
  const doubtful = useAnswers(doubtStatements, scope);
  const addresses = addressesOf(doubtful ?? []);
  // Whose an address is does not depend on what is looked at.
  const owners = useAnswers(candidateStatements([...addresses.keys()]), { ...scope, range: null, filters: [] });
  if (doubtful === null || owners === null) return <Menu.Label>{words.failed}</Menu.Label>;
  if (doubtful !== undefined && addresses.size === 0) return <Menu.Label>{words.none}</Menu.Label>;
  if (doubtful === undefined || owners === undefined) return <Menu.Label>{words.asking}</Menu.Label>;
  return doubtsOf(addresses, owners).map((doubt) => <DoubtGroup key={doubt.address} doubt={doubt} />);
}

function DoubtGroup({ doubt: { address, bytes, candidates } }: { readonly doubt: Doubt }) {
  const words = usePartWords(couldBeWords);
  const { look } = useDashboard();
  return (
    <>
      <Menu.Label>{words.address(address, quantityText(bytes, 'bytes', look.units))}</Menu.Label>
      {candidates.length === 0 ? <Menu.Label>{words.noOwner}</Menu.Label> : candidates.map((one) => <CandidateItem key={one.instance} candidate={one} />)}
    </>
  );
}

function CandidateItem({ candidate: { instance, vpc, bytes } }: { readonly candidate: Candidate }) {
  const { look, picked } = useDashboard();
  const name = look.names?.get(instance);
  return (
    <Menu.Item title={instance} onClick={(event) => picked([filterIs('vm-id', instance)], gestureOf(event))} rightSection={<span className="tertiary small">{quantityText(bytes, 'bytes', look.units)}</span>}>
      <span className="mono">{name ?? narrowName(instance, 24)}</span>{vpc === null ? null : <span className="tertiary note-beside">{narrowName(vpc, 20)}</span>}
    </Menu.Item>
  );
}
