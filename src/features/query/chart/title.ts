import type { Chart } from '../../../model/chart.ts';
import type { Text } from '../../../model/panel.ts';

/** The usual title of a chart, from the names of its columns as the statement spells them. */
export function chartTitle(chart: Chart): Text {
  const y = chart.y.join(', ');
  const { x, series } = chart;
  const same = (text: string): Text => ({ en: text, zh: text });
  switch (chart.kind) {
    case 'number':
      return same(y);
    case 'matrix':
    case 'graph':
    case 'sankey':
      return { en: `${y} from ${x ?? ''} to ${series ?? ''}`, zh: `${x ?? ''} 到 ${series ?? ''} 的 ${y}` };
    case 'scatter':
      return { en: `${y} against ${x ?? ''}`, zh: `${y} 与 ${x ?? ''}` };
    case 'heat':
      return { en: `${y} by ${series ?? ''} and ${x ?? ''}`, zh: `${y}（${series ?? ''}、${x ?? ''}）` };
    default: {
      const by = series ?? x ?? '';
      return { en: `${y} by ${by}`, zh: `各 ${by} 的 ${y}` };
    }
  }
}
