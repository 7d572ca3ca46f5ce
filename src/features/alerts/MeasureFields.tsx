import { NativeSelect, TextInput } from '@mantine/core';
import { fieldNamed, type FieldRole } from '../../model/fields.ts';
import { useDescription } from '../../state/engine.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { isMeasure, measures, type Measure, type Parts } from './builder.ts';
import { formWords } from './form-words.ts';
import { Line } from './Line.tsx';

/** Fields that say who or what: a figure for each of their values is worth an alert. */
const keyRoles: ReadonlySet<FieldRole | undefined> = new Set<FieldRole>(['address', 'port', 'protocol', 'interface', 'instance', 'network', 'end-instance', 'end-vpc', 'country', 'domain', 'path', 'verdict', 'direction', 'rejection', 'status']);

/** What is counted, of which records, for whom. */
export function MeasureFields({ parts, onParts }: { readonly parts: Parts; readonly onParts: (parts: Parts) => void }) {
  const w = usePartWords(formWords);
  const { language } = useReader();
  const { fields } = useDescription();
  const keys = fields.filter((name) => keyRoles.has(fieldNamed(name)?.role));
  const offered = parts.key === null || keys.includes(parts.key) ? keys : [parts.key, ...keys];
  const all: readonly Measure[] = Object.keys(measures).filter(isMeasure);
  const label = (name: string): string => `${name} · ${fieldNamed(name)?.label[language] ?? name}`;
  return (
    <>
      <Line label={w.count}>{(id) => <NativeSelect id={id} value={parts.measure} data={all.map((each) => ({ value: each, label: w[each] }))} onChange={(event) => onParts({ ...parts, measure: isMeasure(event.currentTarget.value) ? event.currentTarget.value : 'records' })} />}</Line>
      <Line label={w.where}>{(id) => <TextInput id={id} classNames={{ input: 'mono' }} spellCheck={false} placeholder={w.whereHelp} value={parts.where} onChange={(event) => onParts({ ...parts, where: event.currentTarget.value })} />}</Line>
      <Line label={w.forEach}>{(id) => <NativeSelect id={id} value={parts.key ?? ''} data={[{ value: '', label: w.nobody }, ...offered.map((name) => ({ value: name, label: label(name) }))]} onChange={(event) => onParts({ ...parts, key: event.currentTarget.value === '' ? null : event.currentTarget.value })} />}</Line>
    </>
  );
}
