import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** Saves under the name that the statement has, or asks for one. */
export function SaveButton({ savedName, onSave }: { readonly savedName: string | null; readonly onSave: (name: string) => void }) {
  const w = usePartWords(words);
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const save = (): void => {
    if (name.trim() === '') return;
    onSave(name.trim());
    setOpened(false);
    setName('');
  };
  if (savedName !== null) return <Button onClick={() => onSave(savedName)}>{w.save}</Button>;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button onClick={() => setOpened(!opened)}>{w.save}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={w.saveAs}>
        <form className="query-save" onSubmit={(event) => { event.preventDefault(); save(); }}>
          <TextInput label={w.name} value={name} maxLength={80} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          <Button variant="filled" type="submit" disabled={name.trim() === ''}>{w.saveStatement}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
