import { fields } from '../fields.ts';
import { indexedFields, type LogIndex } from './logstore.ts';

type Keys = Pick<LogIndex, 'keys' | 'fullText'>;

/** The index of the log analysis report: every field of a flow-log record, and the text as a whole. */
export const flowLogIndex: Keys = {
  keys: Object.fromEntries(fields.filter(({ name }) => indexedFields.includes(name)).map(({ name, index }) => [name, { type: index, analytics: true }])),
  fullText: true,
};

/** The same with what the job of inter-domain analysis adds to each record. */
export const enrichedIndex: Keys = {
  ...flowLogIndex,
  keys: { ...flowLogIndex.keys, srctype: { type: 'text', analytics: true }, dsttype: { type: 'text', analytics: true } },
};
