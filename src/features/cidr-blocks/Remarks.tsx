import type { ReactNode } from 'react';
import { formatExact } from '../../base/format/number.ts';
import type { SetRemark } from '../../model/domain-rules/remarks.ts';
import type { Domain } from '../../model/domains.ts';
import { useDomainName } from '../../state/domain-name.ts';
import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

interface RemarksProps {
  readonly remarks: readonly SetRemark[];
  readonly onShow: (ids: readonly string[]) => void;
  readonly onAccept: (keys: readonly string[]) => void;
  readonly onEdit: (id: string) => void;
  readonly onRest: () => void;
}

/** What deserves to be said of the set: overlaps one at a time, and what can only be a slip. */
export function Remarks({ remarks, onShow, onAccept, onEdit, onRest }: RemarksProps) {
  const w = useWords(words);
  const shown = useDomainName();
  const nameOf = ({ name }: Domain): string => shown(name);
  const overlaps = remarks.filter((one) => one.kind === 'overlap');
  const [first] = overlaps;
  const slips = remarks.filter((one) => one.kind === 'covered' || one.kind === 'redundant').slice(0, 3);
  const gap = remarks.find((one) => one.kind === 'gap');
  if (remarks.length === 0) return null;
  return (
    <output className="cidr-note">
      {gap !== undefined && <Note title={w.gapTitle} text={w.gap(formatExact(gap.v4), gap.v6)}><button type="button" className="link" onClick={onRest}>{w.addRest}</button></Note>}
      {slips.map((one) => (one.kind === 'covered'
        ? <Note key={one.block.block} title={w.coveredTitle} text={w.covered(one.block.block, nameOf(one.block.domain))}><EditLink id={one.block.domain.id} name={nameOf(one.block.domain)} onEdit={onEdit} /></Note>
        : <Note key={one.block.block} title={w.redundantTitle} text={w.redundant(one.block.block, one.by.block, nameOf(one.block.domain))}><EditLink id={one.block.domain.id} name={nameOf(one.block.domain)} onEdit={onEdit} /></Note>))}
      {first !== undefined && (
        <Note title={w.overlapTitle} text={w.overlap(first.inner.block, nameOf(first.inner.domain), first.outer.block, nameOf(first.outer.domain), formatExact(first.addresses))} more={overlaps.length > 1 ? w.overlaps(overlaps.length - 1) : null}>
          <button type="button" className="link" onClick={() => onShow([first.inner.domain.id, first.outer.domain.id])}>{w.showBoth}</button>
          <button type="button" className="link" onClick={() => onAccept([first.key])}>{w.keep}</button>
          {overlaps.length > 1 && <button type="button" className="link" onClick={() => onAccept(overlaps.map(({ key }) => key))}>{w.keepAll}</button>}
        </Note>
      )}
    </output>
  );
}

function Note({ title, text, more = null, children }: { readonly title: string; readonly text: string; readonly more?: string | null; readonly children: ReactNode }) {
  return (
    <div className="note cidr-remark">
      <p className="grow"><strong>{title}</strong> {text}{more !== null && <span className="tertiary"> {more}</span>}</p>
      <div className="row cidr-remark-deeds">{children}</div>
    </div>
  );
}

function EditLink({ id, name, onEdit }: { readonly id: string; readonly name: string; readonly onEdit: (id: string) => void }) {
  const w = useWords(words);
  return <button type="button" className="link" onClick={() => onEdit(id)}>{w.editOf(name)}</button>;
}
