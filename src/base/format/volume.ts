import { absent, finite, joined, scaled, type Quantity } from './number.ts';
import { usualUnits, type Units } from './units.ts';

const decimal = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;
const bits = ['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit', 'Pbit'] as const;
const bitRates = ['bps', 'kbps', 'Mbps', 'Gbps', 'Tbps', 'Pbps'] as const;
const packetRates = ['pps', 'kpps', 'Mpps', 'Gpps'] as const;

const nothing: Quantity = { value: absent, unit: '' };
type Maybe = number | bigint | null | undefined;

/** Bytes in three figures: 870 GB, or 811 GiB in steps of 1,024. */
export function bytesParts(bytes: Maybe, units: Units = usualUnits): Quantity {
  const number = finite(bytes);
  return number === null ? nothing : scaled(number, units.step, units.step === 1000 ? decimal : binary);
}

export function formatBytes(bytes: Maybe, units: Units = usualUnits): string {
  return joined(bytesParts(bytes, units));
}

/** Bits in three figures, always in steps of 1,000: 42.0 Mbit. */
export function bitsParts(amount: Maybe): Quantity {
  const number = finite(amount);
  return number === null ? nothing : scaled(number, 1000, bits);
}

export function formatBits(amount: Maybe): string {
  return joined(bitsParts(amount));
}

/** A rate given in bits per second, as the reader wants rates: 7.42 Gbps, or 928 MB/s. */
export function rateParts(bitsPerSecond: Maybe, units: Units = usualUnits): Quantity {
  const number = finite(bitsPerSecond);
  if (number === null) return nothing;
  return units.rate === 'bits' ? scaled(number, 1000, bitRates) : bytesRateParts(number / 8, units);
}

/** A rate given in bytes per second: 928 MB/s. */
export function bytesRateParts(bytesPerSecond: Maybe, units: Units = usualUnits): Quantity {
  const { value, unit } = bytesParts(bytesPerSecond, units);
  return { value, unit: unit === '' ? '' : `${unit}/s` };
}

export function formatRate(bitsPerSecond: Maybe, units: Units = usualUnits): string {
  return joined(rateParts(bitsPerSecond, units));
}

/** Packets per second: 12.4 kpps. */
export function packetRateParts(packetsPerSecond: Maybe): Quantity {
  const number = finite(packetsPerSecond);
  return number === null ? nothing : scaled(number, 1000, packetRates);
}

export function formatPacketRate(packetsPerSecond: Maybe): string {
  return joined(packetRateParts(packetsPerSecond));
}
