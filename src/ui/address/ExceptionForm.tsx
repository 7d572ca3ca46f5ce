import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { exceptionFault, longestExceptionRemark, type ExceptionFault, type ExceptionWish } from '../../model/threat-exceptions.ts';
import type { ThreatException } from '../../model/threats.ts';
import { usePartWords } from '../reader.tsx';
import { exceptionWords } from './exception-words.ts';
import './address.css';

interface ExceptionFormProps {
  /** What it begins with; nothing where the reader is to type it. */
  readonly address: string;
  /** Lists that it can be an exception of, by name. */
  readonly lists: readonly { readonly id: string; readonly name: string }[];
  readonly exceptions: readonly ThreatException[];
  readonly onExcept: (wish: ExceptionWish) => void;
  readonly onCancel: () => void;
}

const ofAll = '';

/** What is no threat, whatever lists say of it: an address or a block, of one list or of all, with the reader's own remark. */
export function ExceptionForm({ address, lists, exceptions, onExcept, onCancel }: ExceptionFormProps) {
  const w = usePartWords(exceptionWords);
  const id = useId();
  const [block, setBlock] = useState(address);
  const [list, setList] = useState<string | null>(null);
  const [remark, setRemark] = useState('');
  const [left, setLeft] = useState(false);
  const fault = exceptionFault({ block, list }, exceptions);
  // What is only unfinished is not complained about as one types.
  const told = fault !== null && (left || fault.kind === 'host-bits' || fault.kind === 'there') ? fault : null;
  return (
    // The keys of its fields stay within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above
    <form
      className="exception-form" aria-label={w.title}
      onSubmit={(event) => {
        event.preventDefault();
        setLeft(true);
        if (fault === null) onExcept({ block, list, remark });
        else document.getElementById(id)?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation();
      }}
    >
      <p className="small tertiary">{w.about}</p>
      <TextInput
        id={id} label={w.block} value={block} autoComplete="off" spellCheck={false} data-autofocus ref={focused} styles={{ input: { fontFamily: 'var(--mono)' } }} aria-invalid={told !== null} aria-describedby={`${id}-fault`}
        onChange={(event) => setBlock(event.currentTarget.value)} onBlur={() => setLeft(true)}
      />
      <div id={`${id}-fault`} className="small reject" role="alert">
        {told !== null && faultText(told, w)}
        {told?.kind === 'host-bits' && <>{' '}<button type="button" className="link" onClick={() => setBlock(told.use)}>{w.use(told.use)}</button></>}
      </div>
      <NativeSelect label={w.of} value={list ?? ofAll} onChange={(event) => setList(event.currentTarget.value === ofAll ? null : event.currentTarget.value)} data={[{ value: ofAll, label: w.ofAll }, ...lists.map((one) => ({ value: one.id, label: one.name }))]} />
      <TextInput label={w.remark} placeholder={w.optional} value={remark} maxLength={longestExceptionRemark} autoComplete="off" onChange={(event) => setRemark(event.currentTarget.value)} />
      <div className="row">
        <Button type="submit" variant="filled">{w.except}</Button>
        <Button onClick={onCancel}>{w.cancel}</Button>
      </div>
    </form>
  );
}

/** What was just asked for is where the reader types. */
function focused(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true });
}

type Said = Record<'missing' | 'notABlock' | 'everything' | 'hostBits', string> & { readonly there: (block: string) => string };

function faultText(fault: ExceptionFault, w: Said): string {
  switch (fault.kind) {
    case 'missing':
      return w.missing;
    case 'not-a-block':
      return w.notABlock;
    case 'host-bits':
      return w.hostBits;
    case 'everything':
      return w.everything;
    case 'there':
      return w.there(fault.by.block);
  }
}
