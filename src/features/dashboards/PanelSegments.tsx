import { chosenOption, type PanelChoice } from '../../model/panel-choice.ts';
import { Segments } from '../../ui/panel/Segments.tsx';
import { CouldBe } from './CouldBe.tsx';
import { useDashboard } from './dashboard-context.tsx';

/** What of a panel can be chosen, and what is; the usual one is not written into the link. */
function PanelSegments({ choice }: { readonly choice: PanelChoice }) {
  const { look, scope, chosen } = useDashboard();
  const usual = choice.options[0]?.value;
  return (
    <Segments
      label={choice.label[look.language]} options={choice.options.map(({ value, label }) => ({ value, label: label[look.language] }))}
      chosen={chosenOption(choice, scope.variables)?.value ?? ''} onChoose={(value) => chosen({ [choice.name]: value === usual ? null : value })}
    />
  );
}

/** What few headers have: something to choose, or the way from what is ambiguous to what it could be. */
export function PanelExtra({ choice }: { /** Absent for what could be several. */ readonly choice?: PanelChoice }) {
  return choice === undefined ? <CouldBe /> : <PanelSegments choice={choice} />;
}
