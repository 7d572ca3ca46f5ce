import { Button, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useEngine } from '../../state/engine.tsx';
import { threatListsChosen } from '../../state/threat-lists.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** A list, or a whole report, as text. */
export function PasteAside({ onClose }: { readonly onClose: () => void }) {
  const w = usePartWords(words);
  const engine = useEngine();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const add = (): void => {
    void threatListsChosen(engine, [new File([text], name.trim() === '' ? w.pastedName : name.trim(), { type: 'text/plain' })]);
    onClose();
  };
  return (
    <form
      className="threat-lists-form"
      aria-label={w.pasteTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add();
      }}
    >
      <h2 className="part">{w.pasteTitle}</h2>
      <p className="small tertiary">{w.pasteHelp}</p>
      <TextInput label={w.pasteName} placeholder={w.pastedName} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Textarea label={w.pasteText} autosize minRows={8} maxRows={16} value={text} onChange={(event) => setText(event.currentTarget.value)} styles={{ input: { fontFamily: 'var(--mono)', fontSize: 12 } }} data-autofocus />
      <div className="row">
        <Button type="submit" variant="filled" disabled={text.trim() === ''}>{w.pasteAdd}</Button>
        <Button onClick={onClose}>{w.close}</Button>
      </div>
    </form>
  );
}
