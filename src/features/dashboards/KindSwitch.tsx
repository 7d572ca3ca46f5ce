import type { ChartKind } from '../../model/chart.ts';
import { catalog } from '../../base/words.ts';
import { usePartWords } from '../../ui/reader.tsx';
import './kind-switch.css';

const kindWords = catalog({
  shownAs: { en: 'Shown as', zh: '显示为' },
  sankey: { en: 'Flow', zh: '流向' },
  graph: { en: 'Graph', zh: '关系图' },
  matrix: { en: 'Matrix', zh: '矩阵' },
});

interface KindSwitchProps {
  readonly kinds: readonly ChartKind[];
  readonly kind: ChartKind;
  readonly onKind: (kind: ChartKind) => void;
}

/** Between the kinds as which a panel can be shown. */
export function KindSwitch({ kinds, kind, onKind }: KindSwitchProps) {
  const words = usePartWords(kindWords);
  const names: Partial<Record<ChartKind, string>> = { sankey: words.sankey, graph: words.graph, matrix: words.matrix };
  return (
    <span className="kind-switch" role="toolbar" aria-label={words.shownAs}>
      {kinds.map((one) => <button key={one} type="button" tabIndex={-1} data-inside="" aria-pressed={one === kind} onClick={() => onKind(one)}>{names[one] ?? one}</button>)}
    </span>
  );
}
