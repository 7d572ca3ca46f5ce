import type { Panel } from '../../model/panel.ts';
import { useView } from '../../state/view.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { useDashboard } from './dashboard-context.tsx';
import { unknownChoices } from './unknown-choices.ts';
import { dashboardWords } from './words.ts';

/** Says which choices of the link the dashboard does not have; nothing where it has them all. */
export function UnknownChoices({ panels }: { readonly panels: readonly Panel[] }) {
  const words = usePartWords(dashboardWords);
  const { choices } = useView();
  const { chosen } = useDashboard();
  const names = unknownChoices(panels, choices);
  if (names.length === 0) return null;
  return (
    <p className="note dashboard-note" role="alert">
      {words.unknownChoices(names.map((name) => `${name}:${choices[name]}`).join(words.comma), names.length)}{' '}
      <button type="button" className="link" onClick={() => chosen(Object.fromEntries(names.map((name) => [name, null])))}>{words.dropChoices(names.length)}</button>
    </p>
  );
}
