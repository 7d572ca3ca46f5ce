import { cloudRegions, type CloudRegion, type RegionArea } from '../../model/cloud/regions.ts';
import { usePartWords, useReader } from '../reader.tsx';
import { regionWords } from './region-words.ts';

const areas: readonly RegionArea[] = ['china', 'asia-pacific', 'europe-americas', 'middle-east', 'finance', 'government'];

interface RegionSelectProps {
  readonly value: string;
  readonly onChange: (region: string) => void;
  readonly id?: string;
  /** Without it the control says itself that it chooses the region. */
  readonly label?: string;
  readonly disabled?: boolean;
}

/** All regions that have flow logs, in the groups of the documentation; a native list, as there are thirty of them and people know theirs. */
export function RegionSelect({ value, onChange, id, label, disabled = false }: RegionSelectProps) {
  const w = usePartWords(regionWords);
  const { language } = useReader();
  return (
    <select id={id} className="region-select" aria-label={id === undefined ? (label ?? w.region) : undefined} value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
      {areas.map((area) => (
        <optgroup key={area} label={w[area]}>
          {cloudRegions.filter((one) => one.area === area).map((one) => (
            <option key={one.id} value={one.id}>{`${nameWith(one, language, w)} ${one.id}`}</option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function nameWith({ name, note }: CloudRegion, language: 'en' | 'zh', w: { readonly closing: string; readonly preview: string }): string {
  const said = note === 'closing' ? w.closing : note === 'preview' ? w.preview : '';
  return `${name[language]}${said}`;
}
