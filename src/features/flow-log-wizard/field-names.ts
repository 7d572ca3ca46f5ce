import type { Words } from '../../base/words.ts';
import type { ResourceType } from '../../model/cloud/flow-log.ts';
import type { FieldId } from './checks.ts';
import type { collectionWords } from './collection-words.ts';
import type { deliveryWords } from './delivery-words.ts';

/** What a field is called in the form. */
export function fieldName(field: FieldId, type: ResourceType, w: Words<typeof collectionWords>, delivery: Words<typeof deliveryWords>): string {
  switch (field) {
    case 'flow-log-name':
      return w.name;
    case 'flow-log-description':
      return w.description;
    case 'flow-log-resource':
      return w[type];
    case 'flow-log-ip':
      return w.ipVersion;
    case 'flow-log-path':
      return w.path;
    case 'flow-log-tags':
      return w.tags;
    case 'flow-log-sls':
      return delivery.deliver;
    case 'flow-log-project':
      return delivery.project;
    case 'flow-log-logstore':
      return delivery.logstore;
    case 'flow-log-analyzer':
      return delivery.analyzer;
  }
}
