import { useMemo, type ReactNode } from 'react';
import type { Panel } from '../../model/panel.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useDashboard } from './dashboard-context.tsx';

/** Few panels can be switched. */
const KindSwitch = lazyPart(async () => (await import('./KindSwitch.tsx')).KindSwitch);

/** The choice of the link that says which kind a panel is drawn as. */
export function kindName({ id }: Panel): string {
  return `kind-${id}`;
}

/** A panel as the kind of chart that the reader switched it to, which is a choice of the link like any other; and the switch. */
export function useShownKind(given: Panel): { readonly panel: Panel; readonly kindSwitch: ReactNode } {
  const { scope, chosen } = useDashboard();
  const { picture } = given;
  const kinds = (picture.kind === 'chart' ? picture.or : undefined) ?? [];
  const name = kindName(given);
  const wanted = kinds.find((kind) => kind === scope.variables[name]);
  const panel = useMemo((): Panel => (picture.kind !== 'chart' || wanted === undefined ? given : { ...given, picture: { ...picture, chart: { ...picture.chart, kind: wanted } } }), [given, picture, wanted]);
  if (picture.kind !== 'chart' || kinds.length === 0) return { panel, kindSwitch: undefined };
  const usual = picture.chart.kind;
  return { panel, kindSwitch: <KindSwitch kinds={kinds} kind={wanted ?? usual} onKind={(kind) => chosen({ [name]: kind === usual ? null : kind })} /> };
}
