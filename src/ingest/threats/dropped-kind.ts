import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { sniffLines } from '../sniff/text.ts';
import { drained } from '../../base/range-index.ts';
import { lineForm } from './form.ts';
import { isAside, readLine } from './lines.ts';
import { readThreatList } from './read-list.ts';

const listShare = 0.8;
const mostWordsBeside = 4;
const listName = /indicator|\bioc|malware|threat|cidr|netblock|blocklist/i;

/** What a file is that was dropped where either may be. */
export type DroppedKind = 'list' | 'report' | 'log';

/**
 * What the beginning of a file (its last line maybe cut) is. A list is what is plainly a threat list and no flow log; in doubt it is a
 * log, which can be said otherwise. A report in prose with addresses in it is a list where lists are asked for, and elsewhere nothing
 * that could be read as a log.
 */
export function droppedKind(text: string, ended: boolean): DroppedKind {
  if (/^\s*[[{]/.test(text)) return isListJson(text) ? 'list' : 'log';
  if (sniffLines(text, ended, 'auto', undefined).how === 'lines') return 'log';
  return isList(text, ended) ? 'list' : isReport(text) ? 'report' : 'log';
}

function isListJson(text: string): boolean {
  return /"type"\s*:\s*"bundle"/.test(text) || /"pattern"\s*:\s*"\[ipv[46]-addr/.test(text) || (/"Attribute"\s*:/.test(text) && /"ip-(?:src|dst)/.test(text));
}

function isList(text: string, ended: boolean): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  if (!ended && lines.length > 1) lines.pop();
  const form = lineForm(lines);
  if (form.form === 'prose') return false;
  if (form.form === 'csv') return form.shape.columns.length === 1 && form.shape.header?.some((name) => listName.test(name)) === true;
  const written = lines.map((line) => line.trim()).filter((line) => !isAside(line)).slice(0, 400);
  const entries = written.filter((line) => {
    const { found, note } = readLine(line);
    return typeof found !== 'string' && isBeside(note);
  });
  return entries.length > 0 && entries.length >= listShare * written.length;
}

/** Addresses as reports write them so that nobody follows them by mistake. */
const defanged = /\bhxxps?\b|\d\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?\d/i;
/** A word of a language, with what may follow it in a sentence. */
const plainWord = /^["'“‘(]?(?:[a-z]+(?:['’-][a-z]+)*|.*\p{Script=Han}.*)["'”’)]?[.,;:!?…]*$/iu;
const plainShare = 0.6;

function isReport(text: string): boolean {
  const read = drained(readThreatList(text, 0));
  if (read.form !== 'prose' || read.entries.length === 0) return false;
  const said = text.split(/\s+/).filter((word) => word !== '');
  return defanged.test(text) || said.filter((word) => plainWord.test(word)).length >= plainShare * said.length;
}

/** What may stand beside an address on a list; another address makes it a record of traffic. */
function isBeside(note: string): boolean {
  const words = note.split(/[\s·]+/).filter((word) => word !== '');
  return (words.length <= mostWordsBeside || !/\d{3}/.test(note)) && !words.some((word) => parseIpv4(word) !== null || parseIpv6(word) !== null);
}
