import { hasOutline } from '../../../charts/draw.ts';
import type { ChartDrawn } from '../../../charts/chart/drawn.ts';
import { panelWords } from '../../../ui/panel/words.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { chartTabWords } from './words.ts';

interface ChartToolsProps {
  readonly drawn: ChartDrawn | null;
  readonly isTable: boolean;
  readonly onTable: () => void;
  readonly onSave: (kind: 'png' | 'svg' | 'csv') => void;
  readonly settings: boolean;
  readonly onSettings: () => void;
}

/** Names of file formats are the same in every language. */
const formats = { png: 'PNG', svg: 'SVG', csv: 'CSV' } as const;

/** At the right of the tabs: the numbers as a table, the picture and the numbers as files, and the settings when they are closed. */
export function ChartTools({ drawn, isTable, onTable, onSave, settings, onSettings }: ChartToolsProps) {
  const words = usePartWords(chartTabWords);
  const panelText = usePartWords(panelWords);
  const canPaint = drawn !== null && hasOutline({ kind: 'chart', chart: drawn }) && !isTable;
  const kinds = canPaint ? (['png', 'svg', 'csv'] as const) : (['csv'] as const);
  return (
    <>
      <button type="button" className="link" aria-pressed={isTable} title={panelText.withKey(panelText.table, 'T')} onClick={onTable}>{isTable ? panelText.picture : panelText.table}</button>
      {kinds.map((kind) => <button key={kind} type="button" className="link" onClick={() => onSave(kind)}>{formats[kind]}</button>)}
      {settings ? null : <button type="button" className="link" onClick={onSettings}>{words.showSettings}</button>}
    </>
  );
}
