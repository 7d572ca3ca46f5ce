import type { Words } from '../../base/words.ts';
import type { FieldBreach } from './checks.ts';
import type { breachWords } from './breach-words.ts';

/** What does not fit, and what would. */
export function breachText({ breach, field, at }: FieldBreach, value: string, w: Words<typeof breachWords>): string {
  const text = ofBreach(breach, field, value, w);
  return at === undefined || at < 0 ? text : w.inTag(at + 1, text);
}

function ofBreach(breach: FieldBreach['breach'], field: FieldBreach['field'], value: string, w: Words<typeof breachWords>): string {
  switch (breach.kind) {
    case 'empty':
      return w.empty;
    case 'too-short':
      return w.tooShort(breach.least);
    case 'too-long':
      return w.tooLong(breach.most, breach.length);
    case 'web-address': {
      const [start = ''] = /^https?:\/\//i.exec(value) ?? [];
      return breach.where === 'holds' ? w.holdsAddress : field === 'flow-log-name' ? w.nameAddress(start) : w.textAddress(start);
    }
    case 'character':
      return breach.allowed === 'slug' ? w.characterSlug(breach.wrong) : breach.allowed === 'slug_' ? w.characterSlug_(breach.wrong) : w.character(breach.wrong);
    case 'end':
      return w.end(breach.wrong);
    case 'reserved':
      return w.reserved(breach.prefix);
    case 'twice':
      return w.twice(breach.value);
    case 'too-many':
      return w.tooMany(breach.most, breach.count);
    case 'range':
      return w.range(breach.least, breach.most);
    case 'analyzer-smaller':
      return w.analyzerSmaller(minutesText(breach.analyzer), minutesText(breach.flowLog));
    case 'analyzer-equal':
      return w.analyzerEqual(minutesText(breach.flowLog));
    case 'not-whole':
      return w.notWhole;
    default:
      return w[plain[breach.kind]];
  }
}

const plain = {
  'no-resource': 'noResource', 'resource-gone': 'resourceGone', 'no-dual-stack': 'noDualStack', 'no-path': 'noPath', 'no-destination': 'noDestination', 'no-project': 'noProject',
  'no-logstore': 'noLogstore', 'project-taken': 'projectTaken', 'logstore-taken': 'logstoreTaken', 'project-gone': 'projectGone', 'logstore-gone': 'logstoreGone', 'no-analyzer': 'noAnalyzer',
  'analyzer-form': 'analyzerForm', 'no-analyzer-here': 'noAnalyzerHere',
} as const;

/** `10 min`, `1 h`: the same in both languages, as units are. */
export function minutesText(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
