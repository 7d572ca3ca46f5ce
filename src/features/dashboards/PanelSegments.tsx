import { catalog } from '../../base/words.ts';
import { chosenOption, type PanelChoice } from '../../model/panel-choice.ts';
import { LateMenu } from '../../ui/menu/LateMenu.tsx';
import { Segments } from '../../ui/panel/Segments.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { CouldBe } from './CouldBe.tsx';
import { useDashboard } from './dashboard-context.tsx';

const segmentWords = catalog({
  others: { en: (label: string) => `${label}: others`, zh: (label: string) => `${label}：其他` },
});

/** What of a panel can be chosen, and what is; the usual one is not written into the link. */
function PanelSegments({ choice }: { readonly choice: PanelChoice }) {
  const words = usePartWords(segmentWords);
  const { look, scope, chosen } = useDashboard();
  const usual = choice.options[0]?.value;
  const label = choice.label[look.language];
  const holds = chosenOption(choice, scope.variables);
  const options = choice.options.map((option) => ({ ...option, label: option.label[look.language] }));
  const further = options.filter((option) => option.further === true);
  const choose = (value: string): void => chosen({ [choice.name]: value === usual ? null : value });
  return (
    <Segments label={label} options={options.filter((option) => option.further !== true)} chosen={holds?.value ?? ''} onChoose={choose}>
      {further.length === 0 ? null : (
        <LateMenu
          position="bottom-end"
          target={(button) => (
            <button {...button} type="button" tabIndex={-1} data-inside="" aria-label={words.others(label)} title={words.others(label)} aria-pressed={holds?.further === true}>
              {holds?.further === true ? holds.label[look.language] : '…'}
            </button>
          )}
        >
          {({ Item }) => <div className="segments-menu">{further.map((option) => <Item key={option.value} onClick={() => choose(option.value)}>{option.label}</Item>)}</div>}
        </LateMenu>
      )}
    </Segments>
  );
}

/** What few headers have: something to choose, or the way from what is ambiguous to what it could be. */
export function PanelExtra({ choice }: { /** Absent for what could be several. */ readonly choice?: PanelChoice }) {
  return choice === undefined ? <CouldBe /> : <PanelSegments choice={choice} />;
}
