import { Menu } from '@mantine/core';
import type { Chart, ChartKind } from '../../../model/chart.ts';
import type { ColumnFields, Consequence } from '../../../model/panel.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { chartTabWords } from './words.ts';

interface ClickSettingsProps {
  readonly chart: Chart;
  readonly choices: readonly ColumnFields[];
  readonly consequence: Consequence;
  readonly chosen: string | null | undefined;
  readonly onChosen: (column: string | null | undefined) => void;
}

const marks = {
  line: 'lineMark', area: 'areaMark', stacked: 'areaMark', stacked100: 'areaMark', bar: 'barMark', pie: 'sliceMark', number: 'numberMark', heat: 'cellMark', map: 'countryMark', sankey: 'flowMark', matrix: 'cellMark', graph: 'edgeMark', lanes: 'laneMark', shares: 'partMark', scatter: 'pointMark',
} as const satisfies Record<ChartKind, keyof typeof chartTabWords>;

/** What a click on a mark filters, in words, and another choice. */
export function ClickSettings({ chart, choices, consequence, chosen, onChosen }: ClickSettingsProps) {
  const words = usePartWords(chartTabWords);
  const of = consequence.kind === 'each' ? consequence.of : [];
  return (
    <div className="setting-group">
      <h3>{words.click(words[marks[chart.kind]])}</h3>
      <p className="small secondary">
        {choices.length === 0 ? words.cannotFilter : of.length === 0 ? words.filtersNothing : (
          <>
            {words.filters}{' '}
            {of.map((one, i) => (
              <span key={one.column}>
                {i > 0 ? ` ${words.and} ` : ''}
                <Fields fields={one.fields} />
                {one.fields.length > 1 ? <>: {words.partsOf(one.fields.length)} <code className="mono">{one.column}</code></> : null}
              </span>
            ))}
            {words.stop}
          </>
        )}{' '}
        {choices.length === 0 ? null : (
          <Menu position="bottom-start" withinPortal>
            <Menu.Target><button type="button" className="link">{words.change}</button></Menu.Target>
            <Menu.Dropdown>
              {choices.length > 1 ? <Menu.Item aria-current={chosen === undefined} onClick={() => onChosen(undefined)}>{words.clickAll}</Menu.Item> : null}
              {choices.map((one) => <Menu.Item key={one.column} onClick={() => onChosen(one.column)}><span className="mono">{one.fields.join(', ')}</span></Menu.Item>)}
              <Menu.Item onClick={() => onChosen(null)}>{words.clickNothing}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </p>
    </div>
  );
}

function Fields({ fields }: { readonly fields: readonly string[] }) {
  const words = usePartWords(chartTabWords);
  return fields.map((field, i) => <span key={field}>{i > 0 ? ` ${words.and} ` : ''}<code className="mono">{field}</code></span>);
}
