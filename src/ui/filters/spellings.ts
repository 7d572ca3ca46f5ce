import { isAddress } from '../../base/ip.ts';
import { fieldNamed, type Field } from '../../model/fields.ts';
import { portsOfService, protocolNumber, serviceOf } from '../../model/ports.ts';
import { endNamed, isLikeAddress } from './names.ts';
import { isMask, urlTerms } from './pasted.ts';
import { testFor } from './values.ts';

/**
 * What other tools call a filter, in the spelling of ours: `dstport = 443` and `bytes >= 1000`, `src host 10.0.0.1` and
 * `dst port 443` as tcpdump has it, `443/tcp`, `dstport in [20 25]` as the search half has it, `a -> b`, brackets around what "or"
 * joins, signs of full width, a URL, an address with its mask. What stands in quotes is left alone, and so is a text that needs none of this.
 */
export function plainly(text: string): string {
  const halved = outsideQuotes(text, (part) => part.replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' '));
  const listed = outsideQuotes(halved, (part) => part.replaceAll(/(\S+)\s+in\s*[[(]\s*([^\])]*?)\s*[\])]/gi, (whole, name: string, values: string) => setOf(name, values) ?? whole));
  const compared = outsideQuotes(listed, (part) => part.replaceAll(/\s*(?:->|=>|→|⇒)\s*/g, ' → ').replaceAll(/\s*(==|!=|<>|>=|<=|[=<>≥≤])\s*/g, '$1'));
  const isOpen = /\s$/.test(text);
  const pieces = masked(bracketless(compared.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []).flatMap(spelled));
  const named = arrowed(joined(pieces, isOpen));
  const plain = named.join(' ');
  // The blank at the end begins the next term.
  return plain === text.trim().split(/[\s\u3000]+/).join(' ') ? text : `${plain}${isOpen && !plain.endsWith(':') ? ' ' : ''}`;
}

interface Endpoint {
  readonly address: string;
  readonly port: string;
}

/**
 * An address and its port: `10.0.0.1:443`, `[fd00::1]:443`, tcpdump's `10.0.0.1.443`; `10.0.0.1/9200` where it can be no length of
 * a prefix and is no slip of one. Null for anything else.
 */
export function endpointOf(text: string): Endpoint | null {
  const [, four = '', six = '', sign = ':', port = ''] = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([\da-f:.]+)\](?=:))([:./])(\d{1,5}|[a-z][\w-]*)$/i.exec(text) ?? [];
  const address = four === '' ? six : four;
  const isOne = sign !== '/' || Number(port) > 128 || (Number(port) > 32 && serviceOf(Number(port)) !== null);
  return isAddress(address) && isPort(port) && isOne ? { address, port } : null;
}

function outsideQuotes(text: string, change: (part: string) => string): string {
  return text.split(/("[^"]*"?)/).map((part, at) => (at % 2 === 0 ? change(part) : part)).join('');
}

const fieldOf = (name: string, value: string): Field | null => endNamed(name, value, [])?.field ?? null;

/** `[20 25]` is a span with its bounds, `(80, 443)` a list. */
function setOf(name: string, values: string): string | null {
  const span = /^(\d+)\s+(\d+)$/.exec(values);
  if (fieldOf(name, values) === null) return null;
  return span === null ? `${name}:${values.replaceAll(/\s*,\s*/g, ',')}` : `${name}:${span[1]}..${span[2]}`;
}

/** Brackets that hold alternatives, or one term, can go; "not" before them is one before each. Others stay, and mean nothing. */
function bracketless(pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const opening = /^([-!]?)\((.*)$/s.exec(pieces[at] ?? '');
    const end = opening === null ? -1 : pieces.findIndex((piece, i) => i >= at && piece.endsWith(')'));
    if (opening === null || end < 0) {
      out.push(pieces[at] ?? '');
      continue;
    }
    const text = pieces.slice(at, end + 1).join(' ').slice((opening[1] ?? '').length + 1, -1).trim();
    const terms = text.split(/\s+(?:or|或|\|\|)\s+/i);
    const isNot = opening[1] !== '' || /^(?:not|非|!)$/i.test(out.at(-1) ?? '');
    // A name before a value is two pieces and one term: `port 443`.
    const isPlain = text !== '' && !/[()]/.test(text) && terms.every((term) => /^(?:(?:not|非)\s+)?\S*$/i.test(term) || joined(term.split(/\s+/), false).length === 1);
    if (!isPlain) return pieces;
    if (isNot && opening[1] === '') out.pop();
    out.push(...terms.map((term) => (isNot ? `not ${term}` : term)).join(isNot ? ' ' : ' or ').split(/\s+/));
    at = end;
  }
  return out;
}

/** One piece: a URL, what is compared, `443/tcp`, an end with address and port. */
function spelled(piece: string): readonly string[] {
  const url = urlTerms(piece.replace(/^[-!]/, ''));
  // Excluded, a protocol beside the address would be excluded by itself.
  if (url !== null) return /^[-!]/.test(piece) ? [`-${url.at(-1) ?? ''}`] : url;
  const compared = /^([-!]?)([\p{L}_][^<>=!≥≤:"]*)(==?|!=|<>|>=|<=|[<>≥≤])(.*)$/su.exec(piece);
  if (compared !== null) {
    const [, not = '', name = '', sign = '', value = ''] = compared;
    const isOther = sign === '!=' || sign === '<>';
    if (fieldOf(name, value) !== null) return [`${isOther !== (not !== '') ? '-' : ''}${name}:${isOther || sign.startsWith('=') ? '' : sign}${value}`];
  }
  // tcpdump's arrow.
  const [left = '', right = '', ...more] = piece.split('>');
  if (more.length === 0 && isEnd(left) && isEnd(right)) return [left, '→', right];
  const [, not = '', first = '', second = ''] = /^([-!]?)([a-z\d-]+)\/([a-z\d-]+)$/i.exec(piece) ?? [];
  if (not === '' && isPort(first) && isProtocol(second)) return [second, first];
  if (not === '' && isProtocol(first) && isPort(second)) return [first, second];
  const [, end = '', rest = ''] = /^(src|dst):(.+)$/i.exec(piece) ?? [];
  const endpoint = endpointOf(rest);
  return endpoint === null ? [piece] : termsOf(end, endpoint);
}

/** An address and the mask after it, as routers have it, are one block. */
function masked(pieces: readonly string[]): readonly string[] {
  const isMasked = (at: number): boolean => isMask(pieces[at] ?? '') && isAddress((pieces[at - 1] ?? '').replace(/^(?:[-!]|.*:)/s, ''));
  return pieces.flatMap((piece, at) => (isMasked(at) ? [] : isMasked(at + 1) ? [`${piece}/${pieces[at + 1] ?? ''}`] : [piece]));
}

const termsOf = (end: string, { address, port }: Endpoint): readonly string[] => [`${end}addr:${address}`, `${end}port:${port}`];
const isEnd = (text: string): boolean => isAddress(text) || endpointOf(text) !== null;
const isPort = (text: string): boolean => (/^\d{1,5}$/.test(text) ? Number(text) <= 65_535 : portsOfService(text).length > 0);
const isProtocol = (text: string): boolean => /^[a-z]/i.test(text) && protocolNumber(text) !== null;

const ends: Readonly<Record<string, string>> = { src: 'src', source: 'src', dst: 'dst', dest: 'dst', destination: 'dst' };
const kinds: Readonly<Record<string, string>> = { host: 'addr', net: 'addr', ip: 'addr', addr: 'addr', address: 'addr', port: 'port', portrange: 'port', country: 'country' };
const alone: Readonly<Record<string, string>> = { net: 'ip', portrange: 'port' };
/** What a name may stand before without a colon: fields that hold something of a form of their own, not any word. */
const formed = new Set(['address', 'port', 'protocol', 'verdict', 'direction', 'country', 'flags', 'status', 'path', 'instance', 'interface', 'network']);

/** Names before their values, as in `dst port 443`, become one term with a colon; at the end of the text, one whose value is still to come. */
function joined(pieces: readonly string[], isOpen: boolean): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const one = pieces[at] ?? '';
    const [, not = '', word = ''] = /^([-!]?)(.*)$/s.exec(one.toLowerCase()) ?? [];
    const end = ends[word];
    const kind = end === undefined ? undefined : kinds[(pieces[at + 1] ?? '').toLowerCase()];
    const name = kind === undefined ? (alone[word] ?? word) : `${end}${kind}`;
    const taken = kind === undefined ? 1 : 2;
    const value = pieces[at + taken];
    const isLast = value === undefined && isOpen;
    if (isLast ? isFormed(name, '') : value !== undefined && !/^(?:and|or|not|且|或|非|&&|\|\||→)$/i.test(value) && isFormed(name, value)) {
      out.push(`${not}${name}:${value ?? ''}`);
      at += taken;
    } else out.push(one);
  }
  return out;
}

function isFormed(name: string, value: string): boolean {
  if (/[:"|&]/.test(name) || /^\d/.test(name)) return false;
  const field = fieldOf(name, value);
  if (field === null || !formed.has(field.role)) return false;
  if (value === '') return true;
  // A term of its own is no value.
  if (/^[^\d"][^:]*:/.test(value) || value.startsWith('-')) return false;
  return endpointOf(value) !== null || (testFor(field, value) !== null && (field.index === 'long' || field.role !== 'instance' || isLikeAddress(value) || /-/.test(value)));
}

/** `a → b`: from a to b. */
function arrowed(pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const before = out.at(-1);
    const after = pieces[at + 1];
    if (pieces[at] !== '→' || before === undefined) {
      out.push(pieces[at] ?? '');
      continue;
    }
    out.pop();
    out.push(...endsOf('src', before), ...(after === undefined ? ['dst:'] : endsOf('dst', after)));
    at++;
  }
  return out;
}

function endsOf(end: 'src' | 'dst', text: string): readonly string[] {
  const rest = /^(?:ip|host|srcaddr|dstaddr|src|dst):(.+)$/i.exec(text)?.[1] ?? text;
  const endpoint = endpointOf(rest);
  if (endpoint !== null) return termsOf(end, endpoint);
  return [fieldNamed(rest) === undefined ? `${end}:${rest}` : rest];
}
