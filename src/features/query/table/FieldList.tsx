import { Popover } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import type { Words } from '../../../base/words.ts';
import { fieldNamed, type FieldRole } from '../../../model/fields.ts';
import type { Value } from '../../../model/frame.ts';
import { computedTwin } from '../../../model/recorded-name.ts';
import type { Scope } from '../../../model/scope.ts';
import { useDescription } from '../../../state/engine.tsx';
import type { Gesture } from '../../../state/picked.ts';
import type { Statement } from '../../../statement/statement.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { useOneStop } from '../use-one-stop.ts';
import { TopValues } from '../raw/TopValues.tsx';
import { useCounts } from '../raw/use-counts.ts';
import { tableWords } from './words.ts';
import '../raw/raw.css';

interface FieldListProps {
  readonly statement: Statement | null;
  readonly scope: Scope;
  /** The answer is here: counting values must not make it wait. */
  readonly isReady: boolean;
  readonly onPick: (field: string, value: Value, gesture: Gesture) => void;
  readonly onInsert: (name: string) => void;
}

/** The fields that the log has, with how many values each takes among the matching records. A name opens its most frequent ones. */
export function FieldList({ statement, scope, isReady, onPick, onInsert }: FieldListProps) {
  const w = usePartWords(tableWords);
  const { language } = useReader();
  const { fields: present } = useDescription();
  const fields = useMemo(() => byUse(present), [present]);
  const counts = useCounts(fields, statement, scope, isReady);
  const [opened, setOpened] = useState<string | null>(null);
  const { list, at, keyed } = useOneStop<HTMLUListElement>(fields.map((name) => ({ name, parts })));
  return (
    <section className="field-list" aria-label={w.fields}>
      <div className="field-list-head small tertiary"><span title={w.fieldsHint}>{w.fields}</span><span>{w.values}</span></div>
      {/* Keys of its buttons, which bubble up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above */}
      <ul ref={list} onKeyDown={keyed}>
        {fields.map((name) => {
          const field = fieldNamed(name);
          const kind = field?.role === 'time' ? 'time' : field?.index === 'long' ? 'number' : 'text';
          return (
            <li key={name}>
              <Popover opened={opened === name} onChange={(isOpen) => setOpened(isOpen ? name : null)} position="right-start" width={300} withinPortal trapFocus returnFocus>
                <Popover.Target>
                  <button type="button" className="field-name" {...at(name, 'name')} aria-expanded={opened === name} title={field?.label[language] ?? recordedHint(computedTwin(name), w)} onClick={() => setOpened(opened === name ? null : name)}>
                    <span className={`field-kind ${kind}`} aria-hidden="true">{letters[kind]}</span>
                    <span className="unseen">{w[kind]}</span>
                    <span className="mono grow cut">{name}</span>
                    <span className="secondary">{counts[name] === undefined ? '' : formatExact(counts[name])}</span>
                  </button>
                </Popover.Target>
                <Popover.Dropdown aria-label={w.topOf(name)}>
                  <p className="field-top-head small">
                    <b className="mono grow">{name}</b>
                    <button type="button" className="link" onClick={() => { setOpened(null); onInsert(name); }}>{w.insert(name)}</button>
                  </p>
                  {opened === name && statement !== null ? <TopValues name={name} statement={statement} scope={scope} onPick={(of, value, gesture) => { setOpened(null); onPick(of, value, gesture); }} /> : null}
                </Popover.Dropdown>
              </Popover>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const parts = ['name'];

const letters = { text: 't', number: '#', time: '◷' } as const;

const roles: readonly (FieldRole | undefined)[] = ['address', 'port', 'protocol', 'verdict', 'direction', 'measure', 'rejection', 'flags', 'interface', 'instance', 'network', 'end-instance', 'end-vpc', 'domain', 'threat', 'path', 'country', 'time', 'status', undefined];

/** What is asked for most stands first; a reader's own columns come after, and what is the same in all records last. */
function byUse(names: readonly string[]): readonly string[] {
  const rank = (name: string): number => {
    const at = roles.indexOf(fieldNamed(name)?.role);
    return at < 0 ? roles.length : at;
  };
  return names.toSorted((a, b) => rank(a) - rank(b));
}

function recordedHint(twin: string | null, w: Words<typeof tableWords>): string | undefined {
  return twin === null ? undefined : w.recorded(twin);
}
