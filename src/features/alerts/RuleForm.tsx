import { Button, NativeSelect, TextInput, type TextInputProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { alertWindows, type AlertBaseline, type AlertMeasure, type AlertRule } from '../../model/alert.ts';
import { titleIn } from '../../model/panel.ts';
import { longestRuleName, longestStatement } from '../../state/alert-rules.ts';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { figureColumn, partsOf, statementOf, type Parts } from './builder.ts';
import { formWords } from './form-words.ts';
import { Line } from './Line.tsx';
import { MeasureFields } from './MeasureFields.tsx';
import { RulePreview } from './RulePreview.tsx';
import { figureText, unitOf, windowText } from './texts.ts';
import { alertWords } from './words.ts';

/** All of a rule that the form decides. */
export type RuleWish = Pick<AlertRule, 'name' | 'measure' | 'window' | 'condition' | 'again'>;

interface RuleFormProps {
  readonly wish: RuleWish;
  readonly isNew: boolean;
  /** The panel or page that it was made from. */
  readonly from: string | null;
  readonly isPaused: boolean;
  /** Of a rule that is there; null for a new one. */
  readonly onPause: (() => void) | null;
  readonly onRemove: (() => void) | null;
  readonly onSave: (wish: RuleWish) => void;
  readonly onClose: () => void;
}

const baselines: readonly AlertBaseline[] = ['fixed', 'window-before', 'hour-before', 'day-before'];
const baselineWords = { fixed: 'fixed', 'window-before': 'timesWindow', 'hour-before': 'timesHour', 'day-before': 'timesDay' } as const;
const quietWindows = [1, 2, 3, 6, 12];

/** What the reader typed stands as it was typed; `wish` is made of it where it means something. */
interface Typed {
  readonly name: string;
  readonly parts: Parts | null;
  readonly statement: string;
  readonly value: string;
  readonly figure: string;
  readonly least: string;
}

function typedOf({ name, measure, condition }: RuleWish, language: 'en' | 'zh'): Typed {
  const statement = measure.kind === 'statement' ? measure.statement : '';
  return {
    name: titleIn(name, language), parts: measure.kind === 'statement' ? partsOf(statement) : null, statement,
    value: measure.kind === 'statement' ? measure.value : '', figure: String(condition.figure), least: condition.least === null ? '' : String(condition.least),
  };
}

/** A rule in four lines, with what it would have done beneath. */
export function RuleForm({ wish, isNew, from, isPaused, onPause, onRemove, onSave, onClose }: RuleFormProps) {
  useFocusReturn('sheet');
  const w = usePartWords(formWords);
  const a = usePartWords(alertWords);
  const { language, units } = useReader();
  const [typed, setTyped] = useState(() => typedOf(wish, language));
  const [made, setMade] = useState(wish);
  const [isText, setText] = useState(typed.parts === null);
  const [tried, setTried] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const figureField = useRef<HTMLInputElement>(null);
  const leastField = useRef<HTMLInputElement>(null);
  const type = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }));
  const make = (change: Partial<RuleWish>): void => setMade((before) => ({ ...before, ...change }));
  const condition = (change: Partial<AlertRule['condition']>): void => make({ condition: { ...made.condition, ...change } });
  const measured = (change: Partial<Extract<AlertMeasure, { kind: 'statement' }>>): void => {
    if (made.measure.kind === 'statement') make({ measure: { ...made.measure, ...change } });
  };
  const figure = numberIn(typed.figure);
  const least = typed.least.trim() === '' ? null : numberIn(typed.least);
  const isNamed = typed.name.trim() !== '';
  const isDelivery = made.measure.kind === 'delivery';
  const isWhole = isDelivery || (figure !== null && (typed.least.trim() === '' || least !== null));
  /** What a limit is counted in, and how much that is in few figures; a factor of the window before is counted in nothing. */
  const counted = (isAmount: boolean, limit: number | null): Pick<TextInputProps, 'description' | 'inputWrapperOrder' | 'rightSection' | 'rightSectionWidth'> => {
    const unit = unitOf(made);
    const noun = typed.parts?.measure ?? (unit === 'bytes' ? 'bytes' : 'bits');
    if (!isAmount || unit === 'none') return {};
    const isLong = (unit === 'bytes' || unit === 'bits-per-second') && limit !== null && Math.abs(limit) >= 1000;
    return {
      rightSection: <span className="small tertiary">{w[noun]}</span>, rightSectionWidth: 72,
      ...(isLong ? { description: figureText(limit, unit, units), inputWrapperOrder: ['label', 'input', 'description', 'error'] } : {}),
    };
  };
  const save = (): void => {
    setTried(true);
    // A name of the product stays one in both languages until it is changed.
    if (!isNamed) nameField.current?.focus();
    else if (!isWhole) (figure === null ? figureField : leastField).current?.focus();
    else onSave({ ...made, name: typed.name === titleIn(wish.name, language) ? wish.name : typed.name });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the form from anywhere inside
    <aside className="alert-form" aria-label={isNew ? w.newRule : titleIn(wish.name, language)} onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <header className="row alert-form-head">
          <h2 className="grow">{isNew ? w.newRule : titleIn(wish.name, language)} {from !== null && <span className="small tertiary">{w.from(from)}</span>}</h2>
          {onPause !== null && <button type="button" className="link small" onClick={onPause}>{isPaused ? a.resume : a.pause}</button>}
          {onRemove !== null && <button type="button" className="link danger small" onClick={onRemove}>{a.remove}</button>}
          <button type="button" className="glyph-button" aria-label={w.close} title={w.close} onClick={onClose}><Icon name="close" little /></button>
        </header>
        <div className="alert-form-body">
          <TextInput
            ref={nameField} aria-label={w.name} placeholder={w.name} maxLength={longestRuleName} value={typed.name} error={tried && !isNamed ? w.unnamed : undefined} data-autofocus
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for this form
            autoFocus onChange={(event) => type({ name: event.currentTarget.value })}
          />
          {isDelivery ? <p className="small secondary">{w.deliveryAbout}</p> : isText || typed.parts === null ? (
            <StatementFields
              statement={typed.statement} value={typed.value} isPlain={typed.parts !== null}
              onStatement={(statement) => { type({ statement, parts: partsOf(statement) }); measured({ statement }); }}
              onValue={(value) => { type({ value }); measured({ value }); }}
            />
          ) : (
            <MeasureFields
              parts={typed.parts}
              onParts={(parts) => {
                const statement = statementOf(parts);
                type({ parts, statement, value: figureColumn });
                measured({ statement, value: figureColumn });
              }}
            />
          )}
          {!isDelivery && (
            <>
              <Line label={w.windowsOf}>{(id) => <NativeSelect id={id} value={made.window} data={alertWindows.map((seconds) => ({ value: String(seconds), label: windowText(seconds, language) }))} onChange={(event) => make({ window: alertWindows.find((seconds) => String(seconds) === event.currentTarget.value) ?? 300 })} />}</Line>
              <Line label={w.fireWhen}>
                {(id) => (
                  <span className="alert-condition">
                    <NativeSelect id={id} value={made.condition.is} data={[{ value: 'over', label: w.isOver }, { value: 'under', label: w.isUnder }]} onChange={(event) => condition({ is: event.currentTarget.value === 'under' ? 'under' : 'over' })} />
                    <TextInput ref={figureField} aria-label={w.figure} className="alert-figure" inputMode="decimal" {...counted(made.condition.against === 'fixed', figure)} value={typed.figure} error={figure === null ? w.isNumber : undefined} onChange={(event) => { type({ figure: event.currentTarget.value }); const to = numberIn(event.currentTarget.value); if (to !== null) condition({ figure: to }); }} />
                    <NativeSelect aria-label={w.fixed} value={made.condition.against} data={baselines.map((each) => ({ value: each, label: w[baselineWords[each]] }))} onChange={(event) => condition({ against: baselines.find((each) => each === event.currentTarget.value) ?? 'fixed' })} />
                  </span>
                )}
              </Line>
              {made.condition.against !== 'fixed' && (
                <Line label={w.atLeast}>{(id) => <TextInput ref={leastField} id={id} className="alert-figure" inputMode="decimal" {...counted(true, least)} value={typed.least} error={typed.least.trim() !== '' && least === null ? w.isNumber : undefined} onChange={(event) => { type({ least: event.currentTarget.value }); condition({ least: event.currentTarget.value.trim() === '' ? null : (numberIn(event.currentTarget.value) ?? made.condition.least) }); }} />}</Line>
              )}
              <Line label={w.again}>{(id) => <NativeSelect id={id} value={made.again} data={quietWindows.map((n) => ({ value: String(n), label: w.againAfter(n) }))} onChange={(event) => make({ again: Number(event.currentTarget.value) })} />}</Line>
            </>
          )}
          <p className="alert-line small"><span className="secondary">{w.tell}</span><span>{w.tellHere}</span></p>
        </div>
        {!isDelivery && <RulePreview rule={made} />}
        <footer className="row alert-form-foot">
          <Button type="submit" variant="filled">{w.save}</Button>
          <Button onClick={onClose}>{w.cancel}</Button>
          <span className="grow" />
          {!isDelivery && typed.parts !== null && <button type="button" className="link small" onClick={() => setText(!isText)}>{isText ? w.fields : w.statement}</button>}
        </footer>
      </form>
    </aside>
  );
}

function numberIn(text: string): number | null {
  const plain = text.trim().replaceAll(/[,\s](?=\d{3})/g, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

interface StatementFieldsProps {
  readonly statement: string;
  readonly value: string;
  /** The fields could say it too. */
  readonly isPlain: boolean;
  readonly onStatement: (statement: string) => void;
  readonly onValue: (value: string) => void;
}

function StatementFields({ statement, value, isPlain, onStatement, onValue }: StatementFieldsProps) {
  const w = usePartWords(formWords);
  return (
    <>
      <textarea className="alert-statement mono" aria-label={w.statement} spellCheck={false} rows={6} maxLength={longestStatement} value={statement} onChange={(event) => onStatement(event.currentTarget.value)} />
      {!isPlain && <p className="small tertiary">{w.notFields}</p>}
      <Line label={w.column}>{(id) => <TextInput id={id} classNames={{ input: 'mono' }} spellCheck={false} value={value} onChange={(event) => onValue(event.currentTarget.value)} />}</Line>
    </>
  );
}
