import { Button } from '@mantine/core';
import { formatTime } from '../../base/format/time.ts';
import { sourceListId, type ThreatException } from '../../model/threats.ts';
import { useEngine } from '../../state/engine.tsx';
import { exceptionEndedHere } from '../../state/threat-exceptions.ts';
import { useThreatLists } from '../../state/threat-lists.ts';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** What the reader says is no threat: of which list, why, since when, and the way back. */
export function ExceptionTable({ adding, onAdd }: { readonly adding: boolean; readonly onAdd: () => void }) {
  const w = usePartWords(words);
  const { exceptions } = useThreatLists();
  return (
    <section className="threat-exceptions" aria-labelledby="threat-exceptions">
      <div className="row ruled">
        <h2 className="part grow" id="threat-exceptions">{w.exceptions}</h2>
        <Button size="xs" aria-pressed={adding} onClick={onAdd}>{w.addException}</Button>
      </div>
      {exceptions.length === 0 ? <p className="small tertiary threat-exceptions-none">{w.noExceptions}</p> : (
        <table className="list">
          <caption className="unseen">{w.exceptions}</caption>
          <thead>
            <tr>
              <th scope="col">{w.exceptionBlock}</th>
              <th scope="col" className="threat-exceptions-of">{w.exceptionOf}</th>
              <th scope="col" className="threat-exceptions-remark">{w.exceptionRemark}</th>
              <th scope="col" className="threat-lists-day">{w.exceptionSince}</th>
              <th scope="col" className="threat-lists-deeds"><span className="unseen">{w.deeds}</span></th>
            </tr>
          </thead>
          <tbody>{exceptions.map((one) => <Row key={one.id} exception={one} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function Row({ exception }: { readonly exception: ThreatException }) {
  const w = usePartWords(words);
  const { zone } = useReader();
  const engine = useEngine();
  const of = useListName(exception.list);
  const { block, remark, at } = exception;
  return (
    <tr>
      <td><span className="mono threat-exceptions-block">{block}</span></td>
      <td className="threat-exceptions-of"><span className="cut" title={of}>{of}</span></td>
      <td className="threat-exceptions-remark">{remark === '' ? <span className="tertiary">–</span> : <span className="cut" title={remark}>{remark}</span>}</td>
      <td className="threat-lists-day tertiary">{formatTime(at, zone, 'minute')}</td>
      <td className="end"><Button size="xs" aria-label={w.endExceptionOf(block)} onClick={() => void exceptionEndedHere(engine, exception)}>{w.remove}</Button></td>
    </tr>
  );
}

/** What the list of an exception is called; null is all of them. */
export function useListName(id: string | null): string {
  const w = usePartWords(words);
  const { ofAll } = usePartWords(exceptionWords);
  const { lists } = useThreatLists();
  if (id === null) return ofAll;
  return id === sourceListId ? w.demo : (lists.find((list) => list.id === id)?.name ?? w.listGone);
}
