import { absent, formatExact } from '../../../base/format/number.ts';
import { cutMiddle } from '../../../base/format/cut.ts';
import type { Words } from '../../../base/words.ts';
import type { AddressPart, PatternShape, ValuePart } from '../../../model/clusters.ts';
import { protocolName, serviceOf, tcpFlagNames } from '../../../model/ports.ts';
import { wildcard } from './search-text.ts';
import type { clusteringWords } from './words.ts';

type Said = Words<typeof clusteringWords>;

/** A piece of a pattern as it is written: monospaced or not, shaded where it varies. */
export interface Piece {
  readonly text: string;
  readonly varies: boolean;
  readonly mono: boolean;
}

export interface ShapeText {
  readonly source: readonly Piece[];
  readonly destination: readonly Piece[];
  /** Services of the ports, protocol and flags. */
  readonly rest: string;
}

/** Ports beyond this many are "any port" in a name. */
const countedPorts = 1000;
const ipv6 = (part: AddressPart): boolean => part.kind === 'address' && part.text.includes(':');

/** A pattern as it is read: `10.0.0.* → 10.0.1.3:443 https TCP SYN`. */
export function shapeText(shape: PatternShape, w: Said): ShapeText {
  const { source, destination, service, protocol, flags } = shape;
  const colon: Piece = { text: ':', varies: false, mono: true };
  const port = service ? [colon, portPiece(service.port, w)] : [];
  const services = service ? servicesOf(service.port) : [];
  const flagText = flags.kind === 'one' && flags.value !== null ? tcpFlagNames(flags.value).join(' ') : '';
  const rest = [services.join(', '), protocolText(protocol, w), flagText];
  return {
    source: [addressPiece(source, w), ...(service?.side === 'source' ? port : [])],
    destination: [addressPiece(destination, w), ...(service?.side === 'destination' ? port : [])],
    rest: rest.filter((text) => text !== '').join(' '),
  };
}

/** In one line, for files and names. */
export function shapeLine(shape: PatternShape, w: Said): string {
  const { source, destination, rest } = shapeText(shape, w);
  const text = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');
  return `${text(source)} → ${text(destination)} ${rest}`.trim();
}

function addressPiece(part: AddressPart, w: Said): Piece {
  switch (part.kind) {
    case 'any':
      return { text: w.anyAddress, varies: true, mono: true };
    case 'none':
      return { text: w.noAddress, varies: false, mono: false };
    case 'block':
      return { text: wildcard(part.text), varies: true, mono: true };
    case 'address':
      return { text: ipv6(part) ? `[${part.text}]` : part.text, varies: false, mono: true };
  }
}

function portPiece(part: ValuePart<number | null>, w: Said): Piece {
  if (part.kind === 'one') return { text: part.value === null ? w.noPort : String(part.value), varies: false, mono: part.value !== null };
  if (part.kind === 'few') return { text: part.values.map((port) => (port === null ? absent : String(port))).join(', '), varies: true, mono: true };
  return { text: part.distinct === null || part.distinct > countedPorts ? w.anyPort : w.ports(formatExact(part.distinct)), varies: true, mono: true };
}

function servicesOf(part: ValuePart<number | null>): readonly string[] {
  const ports = part.kind === 'one' ? [part.value] : part.kind === 'few' ? part.values : [];
  return [...new Set(ports.flatMap((port) => (port === null ? [] : (serviceOf(port) ?? []))))];
}

function protocolText(protocol: number | null, w: Said): string {
  return protocol === null ? w.noProtocol : (protocolName(protocol) ?? w.protocolNumber(protocol));
}

/** The verdict of a pattern where it has one. */
export function verdictOf(shape: PatternShape): string | null {
  return shape.action.kind === 'one' ? shape.action.value : null;
}

/** The interface of a pattern where it has one, cut in its middle. */
export function interfaceOf(shape: PatternShape): string | null {
  return shape.interface.kind === 'one' && shape.interface.value !== null ? cutMiddle(shape.interface.value) : null;
}

/** `12.4 ×`, with thin space; null when the period before is not known, `new` is the caller's word. */
export function ratioText(records: number, before: number | null): string | null {
  if (before === null || before === 0) return null;
  const ratio = records / before;
  return ratio >= 100 ? formatExact(Math.round(ratio)) : ratio < 0.05 ? '<0.1' : ratio.toFixed(1);
}

/** A line of a trend as an SVG path, and the area beneath it. */
export function trendPaths(trend: readonly number[], width: number, height: number): { readonly line: string; readonly area: string } | null {
  if (trend.length < 2) return null;
  const most = Math.max(1, ...trend);
  const points = trend.map((count, i) => `${((i / (trend.length - 1)) * width).toFixed(1)} ${(height - 1 - (count / most) * (height - 2)).toFixed(1)}`);
  const line = `M${points.join('L')}`;
  return { line, area: `${line}L${width} ${height}L0 ${height}Z` };
}
