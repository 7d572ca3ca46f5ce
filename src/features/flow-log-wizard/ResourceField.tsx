import { Link } from '@tanstack/react-router';
import { cutMiddle } from '../../base/format/cut.ts';
import { withoutQuery } from '../../state/search.ts';
import { Combo } from '../../ui/wizard/Combo.tsx';
import { describedBy, Field } from '../../ui/wizard/Field.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { collectionWords } from './collection-words.ts';
import type { Form } from './form.ts';
import { resourceOptions } from './resource-options.ts';
import { overlapsOf } from './selected.ts';

/** What is captured, out of hundreds; and which flow logs capture some of it already. */
export function ResourceField({ form: { draft, change, account, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(collectionWords);
  const { resourceType, resourceIds } = draft;
  const options = resourceOptions(resourceType, account, w);
  const several = resourceType === 'NetworkInterface' && resourceIds.length > 1;
  const error = errorOf('flow-log-resource');
  const same = account.logs.find((log) => resourceIds.includes(log.resourceId) && log.status !== 'Deleting');
  const notes = { error, warning: same === undefined || error !== undefined ? undefined : w.hasOne(same.name === '' ? same.id : same.name), hint: <Overlaps draft={draft} account={account} /> };
  const detailOf = (id: string): string => options?.find((one) => one.id === id)?.detail ?? '';
  return (
    <Field id="flow-log-resource" label={w[resourceType]} {...notes}>
      {several && (
        <ul className="flow-log-chosen small">
          {resourceIds.map((id) => (
            <li key={id}>
              <span className="mono">{id}</span>
              <span className="grow cut secondary">{detailOf(id)}</span>
              <button type="button" className="cloud-icon" aria-label={w.remove(id)} onClick={() => change({ resourceIds: resourceIds.filter((one) => one !== id) })}><Icon name="close" little /></button>
            </li>
          ))}
        </ul>
      )}
      <Combo
        // What is typed is meant for this list, and for no other one.
        key={`${draft.region} ${resourceType}`}
        id="flow-log-resource" value={several ? '' : (resourceIds[0] ?? '')} options={options} placeholder={several ? w.addAnother : w.find} empty={w.noneInRegion}
        invalid={error !== undefined} describedBy={describedBy('flow-log-resource', notes)} onLeft={() => left('flow-log-resource')}
        onChoose={(id) => change({ resourceIds: several ? [...new Set([...resourceIds, id])] : [id] })}
      />
      {resourceType === 'NetworkInterface' && resourceIds.length === 1 && <AddAnother form={{ draft, change }} options={options} />}
    </Field>
  );
}

function AddAnother({ form: { draft, change }, options }: { readonly form: Pick<Form, 'draft' | 'change'>; readonly options: ReturnType<typeof resourceOptions> }) {
  const w = usePartWords(collectionWords);
  return (
    <div className="flow-log-another">
      <Combo id="flow-log-another" value="" options={options?.filter(({ id }) => !draft.resourceIds.includes(id))} placeholder={w.addAnother} label={w.addAnother} onChoose={(id) => change({ resourceIds: [...draft.resourceIds, id] })} />
    </div>
  );
}

const mostTold = 2;

/** Flow logs that capture some of the same interfaces: the shorter interval wins there. */
function Overlaps({ draft, account }: Pick<Form, 'draft' | 'account'>) {
  const w = usePartWords(collectionWords);
  // The one that it has itself is told above.
  const overlaps = overlapsOf(draft, account.enis ?? [], account.logs).filter(({ log }) => !draft.resourceIds.includes(log.resourceId));
  return (
    <>
      <p>{{ VPC: w.atVpc, VSwitch: w.atVSwitch, NetworkInterface: w.atEni }[draft.resourceType]}</p>
      {overlaps.slice(0, mostTold).map(({ log, enis }) => {
        const [only] = enis;
        return (
          <p key={log.id}>
            {enis.length === 1 && only !== undefined ? w.alsoOne(cutMiddle(only.id)) : w.alsoMany(enis.length)}
            <Link to="/flow-logs/$cloud/$region/$id" params={{ cloud: 'alibaba', region: log.region, id: log.id }} search={withoutQuery}>{log.name === '' ? log.id : log.name}</Link>
            {w.alsoAt(log.interval)}
            {log.interval < draft.interval ? w.otherWins : log.interval > draft.interval ? w.thisWins(draft.interval) : ''}
          </p>
        );
      })}
      {overlaps.length > mostTold && <p>{w.andMore(overlaps.length - mostTold)}</p>}
    </>
  );
}
