import type { ColumnMapping, Format } from '../../model/source.ts';
import { fieldSpelled } from '../../model/fields.ts';
import { isAwsRecord } from '../formats/aws-lines.ts';
import { azureKind } from '../formats/azure-records.ts';
import { isGcpRecord } from '../formats/gcp-records.ts';
import { isHuaweiRecord, isRouterRecord } from '../formats/huawei-lines.ts';
import { isObject, own, ownText } from '../formats/record-reader.ts';
import { JsonElements } from '../json/elements.ts';
import { unknownColumns, type Detected, type JsonRecords } from './detected.ts';
import { dialectOf } from './text.ts';

/** Lists of records inside an object: GetLogsV2 `data`, GetLogs and LTS `logs`, CloudWatch `logEvents` and `events`, Azure `records`. */
const envelopeKeys = new Set(['data', 'logs', 'logEvents', 'events', 'records']);
const elementsLookedAt = 20;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

type Found = { readonly format: Format; readonly records: JsonRecords };

/** Tells what a JSON text holds, from its beginning. */
export function sniffJson(text: string, mapping: ColumnMapping | undefined): Detected {
  const firstLine = text.slice(0, lineEnd(text));
  const whole = parsed(firstLine);
  if (text.startsWith('{') && isObject(whole) && !isEnvelope(whole)) {
    const found = firstKnown(text.split('\n', elementsLookedAt).map(parsed), mapping);
    return found ? { how: 'json-lines', ...found } : unknownColumns(text);
  }
  const bytes = new TextEncoder().encode(text);
  for (const envelope of text.startsWith('{') ? [envelopeKeys, null] : [null]) {
    const rules = { envelope };
    const elements = new JsonElements(rules);
    const values: unknown[] = [];
    for (const element of elements.push(bytes)) {
      if (values.length < elementsLookedAt) values.push(parsed(decoder.decode(element.bytes)));
    }
    if (envelope && ![...envelope].some((key) => elements.keysSeen.has(key))) continue;
    const found = firstKnown(values, mapping) ?? halfSeen(text);
    if (found) return { how: 'json-elements', rules, ...found };
  }
  // One object per line whose first line is broken is still read line by line.
  const found = text.startsWith('{') ? firstKnown(text.split('\n', elementsLookedAt).map(parsed), mapping) : null;
  return found ? { how: 'json-lines', ...found } : unknownColumns(text);
}

function isEnvelope(value: unknown): boolean {
  return [...envelopeKeys].some((key) => Array.isArray(own(value, key)));
}

function firstKnown(values: readonly unknown[], mapping: ColumnMapping | undefined): Found | null {
  for (const value of values) {
    const found = recordKind(value);
    if (found) return found;
  }
  return mapping?.delimiter === 'json' && values.some(isObject) ? { format: 'mapped-json', records: { kind: 'mapped' } } : null;
}

function recordKind(value: unknown): Found | null {
  if (!isObject(value)) return null;
  if (isGcpRecord(value)) return { format: 'gcp-json', records: { kind: 'gcp' } };
  const azure = azureKind(value);
  if (azure) return { format: azure === 'vnet' ? 'azure-vnet-json' : 'azure-nsg-json', records: { kind: 'azure', of: azure } };
  const names = Object.keys(value);
  const known = names.filter((name) => fieldSpelled(name) !== undefined).length;
  const dialect = dialectOf(names);
  if (known >= 3) {
    if (dialect === 'huawei' || dialect === 'huawei-er') return { format: 'huawei-lts-json', records: { kind: 'flat', dialect } };
    return { format: 'alibaba-json', records: { kind: 'flat', dialect: dialect === 'aws' ? 'aws' : 'alibaba' } };
  }
  return messageKind(ownText(value, 'message'), 'message') ?? messageKind(ownText(value, 'content'), 'content');
}

function messageKind(message: string | null, key: string): Found | null {
  const words = message?.trim().split(/\s+/) ?? [];
  if (isAwsRecord(words)) return { format: 'aws-cloudwatch-json', records: { kind: 'message', key, lines: { kind: 'aws' } } };
  if (isHuaweiRecord(words)) return { format: 'huawei-lts-json', records: { kind: 'message', key, lines: { kind: 'huawei', of: 'vpc' } } };
  if (isRouterRecord(words)) return { format: 'huawei-lts-json', records: { kind: 'message', key, lines: { kind: 'huawei', of: 'router' } } };
  return null;
}

/** A first element longer than what was looked at: Azure's, which hold a minute of flows each. */
function halfSeen(text: string): Found | null {
  if (text.includes('"FlowLogFlowEvent"') || text.includes('"flowRecords"')) return { format: 'azure-vnet-json', records: { kind: 'azure', of: 'vnet' } };
  if (text.includes('"NetworkSecurityGroupFlowEvent"')) return { format: 'azure-nsg-json', records: { kind: 'azure', of: 'nsg' } };
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}
