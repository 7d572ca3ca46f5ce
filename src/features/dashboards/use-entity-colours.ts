import { colouredColumns } from '../../charts/chart/coloured.ts';
import type { Frame } from '../../model/frame.ts';
import type { Panel } from '../../model/panel.ts';
import { useEntityRanks } from '../../state/entity-ranks.ts';
import type { Urgency } from '../../state/post.ts';
import { useDashboard } from './dashboard-context.tsx';

/** The columns of a picture whose values are told apart by hue. */
function columnsOf(picture: Panel['picture']): readonly string[] {
  switch (picture.kind) {
    case 'lines':
      return picture.series === undefined ? [] : [picture.series];
    case 'share':
      return [picture.name];
    case 'chart':
      return colouredColumns(picture.chart);
    default:
      return [];
  }
}

/** Whether the hues of a panel's entities are known. A column is asked for by its name before there is an answer, by its field after. */
export function useEntityColours({ picture }: Panel, frame: Frame | null, urgency: Urgency | null): boolean {
  const fields = columnsOf(picture).map((name) => frame?.columns.find((column) => column.name === name)?.field ?? name);
  return useEntityRanks(useDashboard().source, fields, urgency);
}
