import type { Words } from '../../base/words.ts';
import type { HuaweiResourceType } from '../../model/cloud/huawei.ts';
import type { FieldId } from './checks.ts';
import type { formWords } from './form-words.ts';

/** What a field is called in the form. */
export function fieldName(field: FieldId, type: HuaweiResourceType, w: Words<typeof formWords>): string {
  return field === 'huawei-resource' ? w[type] : w[names[field]];
}

const names = {
  'huawei-name': 'name', 'huawei-description': 'description', 'huawei-router': 'router', 'huawei-attachment': 'attachment', 'huawei-group': 'group', 'huawei-days': 'days', 'huawei-stream': 'stream',
} as const;
