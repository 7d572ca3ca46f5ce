import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Panel } from '../../model/panel.ts';
import { titleIn } from '../../model/panel.ts';
import { dashboardCreated, panelAdded, useSavedDashboards, type StoreProblem } from '../../state/saved-dashboards.ts';
import { withoutQuery } from '../../state/search.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { addWords } from './add-words.ts';

/** A panel on its way to a dashboard: statement, picture, what a click means. Its title can still be changed. */
export type PanelDraft = Omit<Panel, 'id'>;

/** Columns of twelve and rows of the grid. */
const sizes = { small: { w: 4, h: 6 }, half: { w: 6, h: 7 }, wide: { w: 12, h: 8 }, number: { w: 3, h: 3 } } as const;
type Size = keyof typeof sizes;

function isSize(value: string): value is Size {
  return Object.hasOwn(sizes, value);
}

/** The usual size of a picture: a figure needs little room, a time or a flow half of the sheet. */
function sizeFor({ picture }: PanelDraft): Size {
  if (picture.kind !== 'chart') return 'half';
  if (picture.chart.kind === 'number') return 'number';
  return picture.chart.kind === 'pie' ? 'small' : 'half';
}

/** Opens the dialog that adds a panel to a dashboard. */
export function AddToDashboardButton({ panel, isReady }: { readonly panel: PanelDraft; readonly isReady: boolean }) {
  const words = usePartWords(addWords);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button fullWidth disabled={!isReady} onClick={() => setOpened(true)}>{words.open}</Button>
      {opened ? <AddToDashboard panel={panel} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

interface AddToDashboardProps {
  readonly panel: PanelDraft;
  readonly onClose: () => void;
}

/** Creates a dashboard or takes one that is there, and puts the panel where there is room for it. */
export function AddToDashboard({ panel, onClose }: AddToDashboardProps) {
  const words = usePartWords(addWords);
  const { language } = useReader();
  const navigate = useNavigate();
  const dashboards = useSavedDashboards((state) => state.dashboards);
  const [chosen, setChosen] = useState(dashboards[0]?.id ?? '');
  const [created, setCreated] = useState('');
  const [name, setName] = useState(titleIn(panel.title, language));
  const [size, setSize] = useState<Size>(sizeFor(panel));
  const [problem, setProblem] = useState<string | null>(null);
  const [added, setAdded] = useState<{ readonly dashboard: string; readonly title: string } | null>(null);
  const isNew = chosen === '' || !dashboards.some((one) => one.id === chosen);
  const refused = (fault: StoreProblem): void => setProblem(fault.kind === 'newer-store' ? words.newerStore(fault.version) : fault.kind === 'gone' ? words.gone : words.full);

  const add = (): void => {
    const title = created.trim() === '' ? words.untitled : created.trim();
    let dashboard = chosen;
    if (isNew) {
      const made = dashboardCreated(title);
      if (!made.ok) return refused(made.problem);
      dashboard = made.value;
      // Should the panel not be added, the next attempt takes the dashboard that is there by now.
      setChosen(dashboard);
    }
    const done = panelAdded(dashboard, { ...panel, title: name.trim() === '' ? panel.title : name.trim() }, sizes[size]);
    if (!done.ok) return refused(done.problem);
    const existing = dashboards.find((one) => one.id === dashboard)?.title;
    return setAdded({ dashboard, title: existing === undefined ? title : titleIn(existing, language) });
  };
  return (
    <Dialog title={words.title} closeName={words.close} onClose={onClose}>
      {added ? (
        <div className="add-form">
          <output>{words.added(name.trim() === '' ? titleIn(panel.title, language) : name.trim(), added.title)}</output>
          <div className="row">
            <Button variant="filled" onClick={() => void navigate({ to: '/dashboards/$id', params: { id: added.dashboard }, search: withoutQuery })}>{words.openDashboard}</Button>
            <Button onClick={onClose}>{words.stay}</Button>
          </div>
        </div>
      ) : (
        <form
          className="add-form" onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          {dashboards.length === 0 ? null : (
            <NativeSelect
              label={words.dashboard} value={isNew ? '' : chosen} onChange={(event) => setChosen(event.currentTarget.value)}
              data={[...dashboards.map((one) => ({ value: one.id, label: titleIn(one.title, language) })), { value: '', label: words.newDashboard }]}
            />
          )}
          {isNew ? <TextInput label={words.newName} placeholder={words.untitled} maxLength={200} value={created} onChange={(event) => setCreated(event.currentTarget.value)} data-autofocus /> : null}
          <TextInput label={words.panelName} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <NativeSelect
            label={words.size} value={size} data={(['small', 'half', 'wide', 'number'] as const).map((one) => ({ value: one, label: words[one] }))}
            onChange={(event) => setSize(isSize(event.currentTarget.value) ? event.currentTarget.value : 'half')}
          />
          <p className="small tertiary">{words.counts}</p>
          {problem === null ? null : <p className="note error" role="alert">{problem}</p>}
          <div className="row"><Button type="submit" variant="filled">{words.add}</Button><Button onClick={onClose}>{words.cancel}</Button></div>
        </form>
      )}
    </Dialog>
  );
}
