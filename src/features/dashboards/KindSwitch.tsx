import type { ChartKind } from '../../model/chart.ts';
import { catalog } from '../../base/words.ts';
import { Segments } from '../../ui/panel/Segments.tsx';
import { usePartWords } from '../../ui/reader.tsx';

const kindWords = catalog({
  shownAs: { en: 'Shown as', zh: '显示为' },
  sankey: { en: 'Flow', zh: '流向' },
  graph: { en: 'Graph', zh: '关系图' },
  matrix: { en: 'Matrix', zh: '矩阵' },
  stacked: { en: 'Amount', zh: '数值' },
  stacked100: { en: '100 %', zh: '100 %' },
});

interface KindSwitchProps {
  readonly kinds: readonly ChartKind[];
  readonly kind: ChartKind;
  readonly onKind: (kind: ChartKind) => void;
}

/** Between the kinds as which a panel can be shown. */
export function KindSwitch({ kinds, kind, onKind }: KindSwitchProps) {
  const words = usePartWords(kindWords);
  const names: Partial<Record<ChartKind, string>> = { sankey: words.sankey, graph: words.graph, matrix: words.matrix, stacked: words.stacked, stacked100: words.stacked100 };
  return <Segments label={words.shownAs} options={kinds.map((one) => ({ value: one, label: names[one] ?? one }))} chosen={kind} onChoose={(value) => onKind(kinds.find((one) => one === value) ?? kind)} />;
}
