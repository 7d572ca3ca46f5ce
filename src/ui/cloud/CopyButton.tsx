import { useEffect, useRef, useState } from 'react';
import { usePartWords } from '../reader.tsx';
import { partWords } from './part-words.ts';

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const w = usePartWords(partWords);
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (outcome: 'copied' | 'notCopied'): void => {
    setSaid(outcome);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(null), 4000);
  };
  return (
    <>
      <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(text).then(() => show('copied'), () => show('notCopied'))}>{label ?? w.copy}</button>
      <output className="small tertiary">{said === null ? '' : ` ${w[said]}`}</output>
    </>
  );
}
