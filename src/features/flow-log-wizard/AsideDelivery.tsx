import { permanent } from '../../model/cloud/logstore.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { AsideLines, AsidePart } from '../../ui/wizard/aside.tsx';
import { collectionWords } from './collection-words.ts';
import { storedGb } from './estimate.ts';
import { estimateWords } from './estimate-words.ts';
import { formatGb, formatGigabytes } from './figures.ts';

const width = 296;
const height = 96;
const left = 44;
const right = 12;
const bottom = 20;

/** What the Logstore holds over the first days: it grows until the first records are too old. */
export function StoredCurve({ gb, days }: { readonly gb: number; readonly days: number }) {
  const w = usePartWords(estimateWords);
  const end = days * 2;
  const most = storedGb(gb, end, days);
  const x = (day: number): number => left + ((width - left - right) * day) / end;
  const y = (of: number): number => height - bottom - ((height - bottom - 8) * of) / Math.max(1e-9, most);
  const points = [0, days, end].map((day) => `${x(day)},${y(storedGb(gb, day, days))}`).join(' ');
  return (
    <AsidePart title={w.stored} context={w.storedUnit}>
      <svg className="flow-log-stored" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={left} x2={width - right} y1={y(most * part)} y2={y(most * part)} stroke={part === 0 ? 'var(--line-strong)' : 'var(--line-hair)'} />
            <text x={left - 6} y={y(most * part) + 4} textAnchor="end">{part === 0 ? '0' : formatGb(most * part)}</text>
          </g>
        ))}
        <polygon points={`${x(0)},${y(0)} ${points} ${x(end)},${y(0)}`} fill="var(--neutralBar)" opacity="0.15" />
        <polyline points={points} fill="none" stroke="var(--neutralBar)" strokeWidth="1.5" />
        <text x={x(0)} y={height - 4} textAnchor="middle">0</text>
        <text x={x(days)} y={height - 4} textAnchor="middle">{w.daysShort(days)}</text>
        <text x={x(end)} y={height - 4} textAnchor="end">{w.daysShort(end)}</text>
      </svg>
      <p className="small secondary">{days === permanent ? w.storedEver(formatGigabytes(gb)) : w.storedText(formatGigabytes(most), days)}</p>
    </AsidePart>
  );
}

/** What can be changed later and what cannot, before it is fixed. */
export function AfterCreation({ draft }: { readonly draft: FlowLogDraft }) {
  const w = usePartWords(estimateWords);
  const names = usePartWords(collectionWords);
  return (
    <AsidePart title={w.after}>
      <AsideLines
        lines={[
          { name: w.nameInterval, value: w.canChange },
          { name: w.report, value: w.inSls },
          { name: w.resourceTrafficPath(names[draft.resourceType]), value: w.fixed, warn: true },
          { name: w.projectLogstore, value: w.fixed, warn: true },
          { name: w.deliver, value: draft.sls ? w.fixed : w.offFixed, warn: true },
        ]}
      />
    </AsidePart>
  );
}
