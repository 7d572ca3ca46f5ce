import { expect, test } from 'vitest';
import { portsNamed, protocolName, protocolNumber, serviceOf, tcpFlagNames, trafficPathName } from './ports.ts';

test('ports and protocols have names both ways', () => {
  expect([serviceOf(443), serviceOf(22), serviceOf(9092), serviceOf(40_000)]).toEqual(['https', 'ssh', 'kafka', null]);
  expect(portsNamed('http').slice(0, 2)).toEqual([
    { port: 80, service: 'http' },
    { port: 443, service: 'https' },
  ]);
  expect(portsNamed('')).toEqual([]);
  expect([protocolName(6), protocolName(17), protocolName(255), protocolNumber('icmpv6'), protocolNumber('tcp'), protocolNumber('nonsense')]).toEqual([
    'TCP', 'UDP', null, 58, 6, null,
  ]);
});

test('flags are letters, and the documentation’s own 22 is SYN, RST and ACK', () => {
  expect(tcpFlagNames(22)).toEqual(['SYN', 'ACK', 'RST']);
  expect(tcpFlagNames(255)).toEqual(['SYN', 'ACK', 'PSH', 'URG', 'FIN', 'RST', 'ECE', 'CWR']);
  expect(tcpFlagNames(18)).toEqual(['SYN', 'ACK']);
  expect(tcpFlagNames(0)).toEqual([]);
});

test('traffic paths are words, given as numbers or as words', () => {
  expect(trafficPathName('7', 'en')).toBe('NAT gateway');
  expect(trafficPathName('natGateway', 'zh')).toBe('NAT 网关');
  expect(trafficPathName('16', 'en')).toBe('16');
});
