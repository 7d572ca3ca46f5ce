import { Button } from '@mantine/core';
import type { Panel } from '../../model/panel.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { chartTabWords } from './chart/words.ts';

/** Adds a panel to a saved dashboard. */
export function AddToDashboardButton({ panel }: { readonly panel: Omit<Panel, 'id'> }) {
  const words = usePartWords(chartTabWords);
  return <Button title={panel.statement}>{words.addToDashboard}</Button>;
}
