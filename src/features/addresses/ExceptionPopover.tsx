import { Button, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sourceListId, type ThreatException } from '../../model/threats.ts';
import { useEngine } from '../../state/engine.tsx';
import { exceptionEnded, exceptionMade, type ExceptionMade } from '../../state/threat-exceptions.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { ExceptionForm } from '../../ui/address/ExceptionForm.tsx';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { addressWords } from '../../ui/address/words.ts';
import { usePartWords } from '../../ui/reader.tsx';

interface ExceptionPopoverProps {
  readonly address: string;
  /** Ids of the lists that mark it. */
  readonly marking: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
}

/** How long what was done can be taken back. */
const undoMs = 10_000;

/** In place of the menu: what of the address is no threat, and then that it is none, with its undo. */
export function ExceptionPopover({ address, marking, x, y, onClose }: ExceptionPopoverProps) {
  const w = usePartWords(exceptionWords);
  const names = usePartWords(addressWords);
  const engine = useEngine();
  const { lists, exceptions } = useThreatLists();
  const [made, setMade] = useState<ExceptionMade | null>(null);
  useEffect(() => {
    if (made === null) return;
    const timer = setTimeout(onClose, undoMs);
    return () => clearTimeout(timer);
  }, [made, onClose]);
  const nameOf = (id: string): string => (id === sourceListId ? names.demoList : (lists.find((one) => one.id === id)?.name ?? id));
  const undo = ({ exception }: { readonly exception: ThreatException }): void => {
    void exceptionEnded(engine, exception);
    onClose();
  };
  return (
    <Popover opened onClose={onClose} onDismiss={onClose} position="bottom-start" width={320} trapFocus returnFocus withinPortal>
      <Popover.Target><button type="button" className="address-at" tabIndex={-1} aria-label={w.title} style={{ left: x, top: y }} /></Popover.Target>
      <Popover.Dropdown aria-label={w.title} className="exception-popover">
        {made === null ? (
          <ExceptionForm address={address} lists={marking.map((id) => ({ id, name: nameOf(id) }))} exceptions={exceptions} onExcept={(wish) => void exceptionMade(engine, wish).then(setMade)} onCancel={onClose} />
        ) : (
          <div className="exception-form">
            <output>{made.exception.list === null ? w.made(made.exception.block) : w.madeOf(made.exception.block, nameOf(made.exception.list))}</output>
            {made.kept === false && <p className="small warn">{w.notKept}</p>}
            <div className="row">
              <Button onClick={() => undo(made)}>{w.undo}</Button>
              <Button variant="subtle" onClick={onClose} data-autofocus>{w.close}</Button>
            </div>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
