import { threats as knownThreats } from '../../mocks/world/threats.ts';
import { parseAddressRange, rangeText } from '../../src/base/cidr.ts';
import { domainLookups } from '../../src/columns/domain-lookups.ts';
import type { Table } from '../../src/columns/table.ts';
import { ThreatIndex, type PackedThreatList } from '../../src/columns/threat-index.ts';
import type { DomainSet } from '../../src/model/domains.ts';
import { packThreatEntries } from '../../src/model/threat-entries.ts';

/** Blocks in one another, in both families, and a domain for all else. */
const domains: DomainSet = {
  version: 1,
  domains: [['inside', '10.0.0.0/8', 'fc00::/7'], ['application', '10.0.0.0/16', '10.1.0.0/16'], ['data', '10.0.1.0/24', '10.0.3.0/28'], ['office', '172.16.0.0/12', '192.168.0.0/16'], ['internet']].map(([name = '', ...blocks]) => ({ id: name, name, blocks, remark: '', rest: blocks.length === 0 })),
};

function list(id: string, weight: number, texts: readonly string[]): PackedThreatList {
  const entries = texts.flatMap((text, i) => {
    const range = parseAddressRange(text);
    return range === null ? [] : [{ range, line: i + 1, text, note: null }];
  });
  return { list: { id, name: id, date: null, on: true, weight, entries: entries.length, skipped: 0 }, entries: packThreatEntries(entries) };
}

/** Domains of nested blocks and two threat lists, one of the demo's own, over the addresses of a table. */
export function labelAddresses(table: Table): void {
  table.setLabels('domain', domainLookups(domains));
  table.setLabels('threat', ThreatIndex.of([list('knockers', 3, knownThreats.map(rangeText)), list('wide', 7, ['185.0.0.0/8', '45.128.0.0/9', '2001:db8::/32'])]));
}
