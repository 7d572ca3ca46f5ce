import type { ThreatException } from '../../model/threats.ts';
import { usePartWords } from '../reader.tsx';
import { exceptionWords } from './exception-words.ts';

interface ExceptedByProps {
  readonly address: string;
  /** Id of the exception; null where the entry marks. */
  readonly exception: string | null;
  readonly exceptions: readonly ThreatException[];
}

/** Beside an entry of a list that marks nothing: that it is the reader's own word. */
export function ExceptedBy({ address, exception, exceptions }: ExceptedByProps) {
  const w = usePartWords(exceptionWords);
  const by = exceptions.find(({ id }) => id === exception);
  return by === undefined ? null : <span className="excepted">{w.excepted(by.block === address ? null : by.block, by.remark)}</span>;
}
