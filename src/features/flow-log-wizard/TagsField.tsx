import { Button } from '@mantine/core';
import { mostTags } from '../../model/cloud/rules.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { TextBox } from '../../ui/wizard/controls.tsx';
import { FieldSet } from '../../ui/wizard/Field.tsx';
import { collectionWords } from './collection-words.ts';
import type { Form } from './form.ts';

/** Keys and values, up to twenty. */
export function TagsField({ form: { draft: { tags }, change, left, errorOf } }: { readonly form: Form }) {
  const w = usePartWords(collectionWords);
  const error = errorOf('flow-log-tags');
  return (
    <FieldSet id="flow-log-tags" label={w.tags} optional error={error}>
      {tags.map((tag, at) => (
        // A tag has no name of its own but its place.
        <div key={`tag ${at}`} className="flow-log-tag">
          <TextBox
            id={`flow-log-tag-${at}-key`} label={w.tagKey(at + 1)} placeholder={w.key} value={tag.key} onChange={(key) => change({ tags: tags.with(at, { ...tag, key }) })} onLeft={() => left('flow-log-tags')}
            describedBy={error === undefined ? undefined : 'flow-log-tags-error'}
          />
          <TextBox id={`flow-log-tag-${at}-value`} label={w.tagValue(at + 1)} placeholder={w.value} value={tag.value} onChange={(value) => change({ tags: tags.with(at, { ...tag, value }) })} />
          <button type="button" className="cloud-icon" aria-label={w.removeTag(at + 1)} onClick={() => change({ tags: tags.toSpliced(at, 1) })}><Icon name="close" little /></button>
        </div>
      ))}
      {tags.length < mostTags && <Button onClick={() => change({ tags: [...tags, { key: '', value: '' }] })}>{`+ ${w.addTag}`}</Button>}
    </FieldSet>
  );
}
