import type { OwnFilter, Panel, Text } from './panel.ts';
import type { Choices } from './view.ts';

/**
 * What a panel lets be chosen, as segments in its header: a measure, a group. The choice is in the link under `name`, and is the value
 * of the placeholder of that name in all statements; where another value needs more than that, the option says which parts differ.
 */
export interface PanelChoice {
  readonly name: string;
  /** What is chosen, for those who do not see the segments. */
  readonly label: Text;
  /** The first is the usual one. */
  readonly options: readonly PanelOption[];
}

export interface PanelOption {
  readonly value: string;
  readonly label: Text;
  /** Chosen so seldom, and there are so many, that it stands in a menu behind the segments. */
  readonly further?: true;
  /** Parts of the panel that are others under this option. */
  readonly with?: Partial<Pick<Panel, 'unit' | 'statement' | 'units' | 'picture' | 'finding' | 'consequence'>> & {
    /** Null: under this option the panel obeys the filters on its own key too. */
    readonly ownFilter?: OwnFilter | null;
    /** Null: under this option there is no companion. What is kept as JSON cannot say it by leaving it out. */
    readonly companion?: string | null;
  };
}

/** The option that holds: the chosen one, or the usual one where nothing, or nothing that there is, was chosen. */
export function chosenOption(choice: PanelChoice, choices: Choices): PanelOption | undefined {
  return choice.options.find((option) => option.value === choices[choice.name]) ?? choice.options[0];
}

/** A panel as the choices have it; the same object where nothing of it changes. */
export function chosenPanel(panel: Panel, choices: Choices): Panel {
  const parts = panel.choice === undefined ? undefined : chosenOption(panel.choice, choices)?.with;
  if (parts === undefined) return panel;
  const { ownFilter, companion, ...rest } = parts;
  return {
    ...panel, ...rest, ...(ownFilter === undefined ? {} : { ownFilter: ownFilter ?? undefined }), ...(companion === undefined ? {} : { companion: companion ?? undefined }),
  };
}

/** A panel under each of its options, the usual one first. */
export function variantsOf(panel: Panel): readonly Panel[] {
  const { choice } = panel;
  return choice === undefined ? [panel] : choice.options.map((option) => chosenPanel(panel, { [choice.name]: option.value }));
}
