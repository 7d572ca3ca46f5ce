import { expect, test } from 'vitest';
import { fullLabel, labelIn, valueLabel, valueNote } from './labels.ts';

test('flags are named in the order of a connection, with their number beside; what is no mask stays', () => {
  expect(['2', '18', '19', '24', '0', '4', '255', '999', 'x'].map((value) => labelIn('tcp-flags', value, 'en'))).toEqual([
    'SYN', 'SYN ACK', 'SYN ACK FIN', 'ACK PSH', 'none', 'RST', 'SYN ACK PSH URG FIN RST ECE CWR', '999', 'x',
  ]);
  expect([valueNote('tcp-flags', '19'), labelIn('tcp-flags', '0', 'zh')]).toEqual(['19', '无']);
});

test('a port has its service where nothing stands beside it', () => {
  expect(['443', '40000'].map((port) => fullLabel('dstport', port).en)).toEqual(['443 https', '40000']);
  expect([fullLabel('srcport', '0').en, fullLabel('dstport', '0').zh]).toEqual(['no port', '无端口']);
  expect([fullLabel('protocol', '6').en, fullLabel('tcp-flags', '2').en]).toEqual(['TCP', 'SYN']);
});

test('the list of the demo has a name in either language, among others too; those of the reader stay as they are', () => {
  expect(['demo', 'scanners, demo', 'demo of ours'].map((value) => valueLabel('srcthreat', value))).toEqual([{ en: 'Demonstration', zh: '演示名单' }, { en: 'scanners, Demonstration', zh: 'scanners, 演示名单' }, { en: 'demo of ours', zh: 'demo of ours' }]);
});

test('preset domains have a name in either language; those of the reader stay as they are', () => {
  expect(['private network', 'cloud services', 'internet', 'app'].map((value) => valueLabel('srctype', value))).toEqual([
    { en: 'private network', zh: '私网' }, { en: 'cloud services', zh: '云服务' }, { en: 'internet', zh: '互联网' }, { en: 'app', zh: 'app' },
  ]);
});
