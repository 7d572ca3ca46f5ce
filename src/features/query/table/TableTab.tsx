import { DataTable } from '../../../ui/DataTable.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { useLook } from '../look.ts';
import type { TabProps } from '../tab.ts';
import { words } from '../words.ts';

export function TableTab({ answer }: TabProps) {
  const w = usePartWords(words);
  const look = useLook();
  return answer.frame === null ? null : <DataTable frame={answer.frame} look={look} units={{}} caption={w.table} />;
}
